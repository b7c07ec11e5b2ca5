/** Words of the diagram of a system model and its editor. */
export const systemDiagram = {
  models: {
    unreachable: "De modellen zijn niet op te halen. Is er verbinding met de website?",
    notFound: (status: string) => `De modellen staan niet op de website (antwoord ${status}).`
  }
};
