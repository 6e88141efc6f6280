/// One message in the words of a language.
struct Wording {
    /// A few words without names: the heading, the start of the subject, the title of a push message.
    let title: String
    /// The first paragraph of an e-mail, which lists the facts below it.
    let lead: String
    /// One or two sentences that say all: a short message, the body of a push message.
    let brief: String
}
