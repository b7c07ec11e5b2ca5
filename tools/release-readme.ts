import {scriptPolicy} from "./content-policy.js";

/** LEESMIJ.txt of the release: how to put the site on any web server. Lines end as Windows wants them. */
export function releaseReadme(version: string): string {
  return `SAMENHANG ${version}

De map "site" is de hele website. Er is geen programma, database-server of
internetverbinding nodig: elke gewone webserver kan haar tonen. De website
haalt niets op bij anderen.

Dubbelklikken op een bestand werkt niet: browsers staan dat om veiligheids-
redenen niet toe. Er moet een webserver tussen zitten.


1. EVEN BEKIJKEN (Python)

   cd site
   python3 -m http.server 8000 --bind 127.0.0.1

   Open daarna http://127.0.0.1:8000/ in uw browser.
   Dit is bedoeld om even te kijken: voor dagelijks gebruik raden wij nginx
   of IIS aan, die ook aan veel mensen tegelijk snel leveren.


2. NGINX

   Zet de map "site" op de server, bijvoorbeeld als /var/www/samenhang:

   server {
     listen 80;
     server_name samenhang.voorbeeld.nl;
     root /var/www/samenhang;
     include mime.types;
     types { application/octet-stream duckdb; }
     gzip on;
     gzip_types text/css application/javascript text/javascript
                application/json application/wasm image/svg+xml;
     location / { try_files $uri $uri.html $uri/index.html =404; }
     location ~ \\.js$ {
       add_header Cache-Control "public, max-age=86400";
       add_header X-Content-Type-Options nosniff;
       add_header Content-Security-Policy "${scriptPolicy}";
     }
     location ~ ^/(_file|_import|_node|_npm|_observablehq)/ {
       add_header Cache-Control "public, max-age=86400";
     }
     error_page 404 /404.html;
   }

   De regel Content-Security-Policy geldt voor rekenwerk op de achtergrond
   ("workers"): dat kan dan niets bij andere computers opvragen.

   Een oude nginx (voor 1.21) kent .wasm niet: zet dan ook
   "application/wasm wasm;" bij types.

   Onder een pad (https://www.voorbeeld.nl/samenhang/): de verwijzingen in
   de website zijn relatief, dus er hoeft niets te worden aangepast. Staat
   de website in /var/www/samenhang, zet dan in het blok "server" dat er al
   is:

   location = /samenhang { return 301 /samenhang/; }
   location /samenhang/ {
     root /var/www;
     gzip on;
     gzip_types text/css application/javascript text/javascript
                application/json application/wasm image/svg+xml;
     try_files $uri $uri.html $uri/index.html =404;
     error_page 404 /samenhang/404.html;
     location ~ \\.js$ {
       add_header X-Content-Type-Options nosniff;
       add_header Content-Security-Policy "${scriptPolicy}";
     }
   }


3. IIS

   Maak een website of een toepassing onder een bestaande website
   (bijvoorbeeld /samenhang) die naar de map "site" wijst. Zet in die map
   een bestand web.config:

   <?xml version="1.0" encoding="utf-8"?>
   <configuration>
     <system.webServer>
       <staticContent>
         <remove fileExtension=".wasm" />
         <mimeMap fileExtension=".wasm" mimeType="application/wasm" />
         <remove fileExtension=".duckdb" />
         <mimeMap fileExtension=".duckdb" mimeType="application/octet-stream" />
         <remove fileExtension=".woff2" />
         <mimeMap fileExtension=".woff2" mimeType="font/woff2" />
       </staticContent>
       <rewrite>
         <rules>
           <rule name="zonder html" stopProcessing="true">
             <match url="^(.+[^/])$" />
             <conditions>
               <add input="{REQUEST_FILENAME}" matchType="IsFile" negate="true" />
               <add input="{REQUEST_FILENAME}.html" matchType="IsFile" />
             </conditions>
             <action type="Rewrite" url="{R:1}.html" />
           </rule>
         </rules>
       </rewrite>
     </system.webServer>
   </configuration>

   De regel "zonder html" vraagt de module URL Rewrite van Microsoft.


4. DE DATABASE EN "RANGE REQUESTS"

   Enkele pagina's lezen uit een database (een bestand dat eindigt op
   .duckdb). Kan de webserver stukken van een bestand leveren (HTTP range
   requests; nginx en IIS doen dat vanzelf), dan haalt de browser alleen op
   wat nodig is. Kan de server dat niet (zoals die van Python), dan leest de
   browser de database in haar geheel. Dat werkt ook, maar duurt langer.
   Zet in nginx geen gzip aan voor .duckdb: dan vervallen de stukken.


5. CONTROLE

   - Open de voorpagina: het menu staat links, de tekst is in het Nederlands.
   - Zet de verbinding met internet uit en laad opnieuw: er verandert niets.

Licentie: EUPL-1.2. Wat van anderen is, met hun licenties: zie het bestand
LICENTIES.txt in de map "site".
`.replaceAll("\n", "\r\n");
}
