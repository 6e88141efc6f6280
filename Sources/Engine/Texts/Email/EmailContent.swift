public import Localization

/// What an e-mail shows, before it becomes text or HTML.
///
/// All of it is data.
public struct EmailContent: Sendable {
    /// A label and what belongs to it.
    public struct Fact: Hashable, Sendable {
        /// A word or two.
        public var label: String
        /// One line.
        public var value: String

        /// A fact.
        public init(label: String, value: String) {
            self.label = label
            self.value = value
        }
    }

    /// What a link says, and where it leads.
    public struct Link: Hashable, Sendable {
        /// What the link does.
        public var label: String
        /// Where it leads.
        public var address: LinkAddress

        /// A link.
        public init(label: String, address: LinkAddress) {
            self.label = label
            self.address = address
        }
    }

    /// The language of all texts, and with it their direction.
    public var language: Language
    /// The heading.
    public var title: String
    /// Paragraphs in their order.
    public var paragraphs: [String]
    /// A table of facts.
    public var facts: [Fact]
    /// What to do, if there is anything.
    public var button: Link?
    /// Why the recipient gets this.
    public var footer: String
    /// How to end messages of this kind, if they can be ended.
    public var footerLink: Link?

    /// The content of an e-mail.
    public init(
        language: Language,
        title: String,
        paragraphs: [String],
        facts: [Fact] = [],
        button: Link? = nil,
        footer: String,
        footerLink: Link? = nil
    ) {
        self.language = language
        self.title = title
        self.paragraphs = paragraphs
        self.facts = facts
        self.button = button
        self.footer = footer
        self.footerLink = footerLink
    }
}
