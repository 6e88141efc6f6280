public import Localization

/// A page on which a client ends the reminders of a provider, or has them sent again.
///
/// It shows one button, which posts: who only looks at the page, such as a program that checks links, changes nothing.
public struct ReminderPage: Sendable {
    /// The language of the page.
    public var language: Language
    /// Whose reminders they are, as data.
    public var provider: String
    /// Whether they have ended.
    public var areEnded: Bool

    /// A page.
    public init(provider: String, areEnded: Bool, in language: Language) {
        self.provider = provider
        self.areEnded = areEnded
        self.language = language
    }

    /// The page as one HTML document without outside parts; the form posts to the address of the page itself.
    public var html: HTMLText {
        let catalogue = language.catalogue
        let labels = catalogue.labels
        var html = HTMLText()
        html.append(raw: #"<!DOCTYPE html><html lang=""#)
        html.append(language.tag)
        html.append(raw: #"" dir=""#)
        html.append(language.isRightToLeft ? "rtl" : "ltr")
        html.append(raw: #""><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">"#)
        // The address holds the signed link, which no other site may learn as the referrer.
        html.append(raw: #"<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>"#)
        html.append(provider)
        html.append(
            raw: "</title><style>:root{color-scheme:light dark}body{max-width:560px;margin:0 auto;padding:24px 16px;"
        )
        html.append(
            raw: "font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}button{font:inherit;padding:12px 20px}"
        )
        html.append(raw: "</style></head><body><main><h1>")
        html.append(provider)
        html.append(raw: "</h1><p>")
        html.append(catalogue.reminders(from: InsertedText(provider, in: language), areEnded: areEnded))
        html.append(raw: #"</p><form method="post"><button name="reminders" value=""#)
        html.append(areEnded ? "resume" : "end")
        html.append(raw: #"">"#)
        html.append(areEnded ? labels.resumeReminders : labels.stopReminders)
        html.append(raw: "</button></form></main></body></html>\n")
        return html
    }
}
