import Localization

extension EmailContent {
    /// The e-mail as one HTML document without outside parts.
    ///
    /// Styles stand at the elements, since some readers drop style sheets; the sheet only adds dark colours. Nothing has
    /// a fixed width, so that 320 pixels are enough.
    public var html: HTMLText {
        var html = HTMLText()
        appendHead(to: &html)
        html.append(raw: #"<h1 class="strong" style="margin:0 0 16px;font-size:22px;line-height:1.3;color:#111827">"#)
        html.append(title)
        html.append(raw: "</h1>")
        for paragraph in paragraphs {
            html.append(raw: #"<p style="margin:0 0 16px">"#)
            html.append(paragraph)
            html.append(raw: "</p>")
        }
        appendFacts(to: &html)
        if let button {
            // A link that looks like a button: readers of mail show neither buttons nor forms.
            html.append(
                raw: #"<p style="margin:24px 0"><a class="button" style="display:inline-block;padding:12px 20px;"#
            )
            html.append(
                raw: #"border-radius:6px;background:#1d4ed8;color:#ffffff;font-weight:600;text-decoration:none" href=""#
            )
            html.append(button.address.text)
            html.append(raw: #"">"#)
            html.append(button.label)
            html.append(raw: "</a></p>")
        }
        appendFooter(to: &html)
        html.append(raw: "</main></body></html>\n")
        return html
    }

    private func appendHead(to html: inout HTMLText) {
        html.append(raw: #"<!DOCTYPE html><html lang=""#)
        html.append(language.tag)
        html.append(raw: #"" dir=""#)
        html.append(language.isRightToLeft ? "rtl" : "ltr")
        html.append(raw: #""><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">"#)
        // The second is the name by which Apple's Mail asked before there was a standard.
        html.append(
            raw:
                #"<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">"#
        )
        // `!important`, since the light colours stand at the elements, which a sheet does not outdo otherwise.
        html.append(raw: "<title>")
        html.append(title)
        html.append(raw: "</title><style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){")
        html.append(raw: "body{background:#111827!important;color:#e5e7eb!important}.strong{color:#f9fafb!important}")
        html.append(
            raw: ".soft{color:#9ca3af!important}.line{border-color:#374151!important}.soft a{color:#93c5fd!important}"
        )
        html.append(raw: ".button{background:#93c5fd!important;color:#111827!important}}</style></head>")
        html.append(
            raw: #"<body style="margin:0;background:#ffffff;color:#374151;font:16px/1.5 system-ui,-apple-system,"#
        )
        html.append(raw: #"'Segoe UI',Roboto,Arial,sans-serif;overflow-wrap:anywhere">"#)
        // The direction again: many readers show what is in the body within a page of their own, whose direction is the reader's.
        html.append(raw: #"<main dir=""#)
        html.append(language.isRightToLeft ? "rtl" : "ltr")
        html.append(raw: #"" style="display:block;max-width:560px;margin:0 auto;padding:24px 16px">"#)
    }

    private func appendFacts(to html: inout HTMLText) {
        guard !facts.isEmpty else { return }
        html.append(raw: #"<table style="width:100%;border-collapse:collapse;margin:0 0 16px"><tbody>"#)
        // `start` and `inline-end`, so that one document serves both directions of writing.
        for fact in facts {
            html.append(
                raw: #"<tr><th class="soft line" scope="row" style="width:30%;padding:8px 0;padding-inline-end:12px;"#
            )
            html.append(
                raw:
                    #"border-top:1px solid #e5e7eb;text-align:start;vertical-align:top;font-weight:400;overflow-wrap:normal;color:#4b5563">"#
            )
            html.append(fact.label)
            html.append(raw: #"</th><td class="strong line" style="padding:8px 0;border-top:1px solid #e5e7eb;"#)
            html.append(raw: #"text-align:start;vertical-align:top;color:#111827">"#)
            html.append(fact.value)
            html.append(raw: "</td></tr>")
        }
        html.append(raw: "</tbody></table>")
    }

    private func appendFooter(to html: inout HTMLText) {
        html.append(raw: #"<p class="soft line" style="margin:24px 0 0;padding:16px 0 0;border-top:1px solid #e5e7eb;"#)
        html.append(raw: #"font-size:14px;color:#4b5563">"#)
        html.append(footer)
        if let footerLink {
            html.append(raw: #"<br><a style="color:#1d4ed8" href=""#)
            html.append(footerLink.address.text)
            html.append(raw: #"">"#)
            html.append(footerLink.label)
            html.append(raw: "</a>")
        }
        html.append(raw: "</p>")
    }
}
