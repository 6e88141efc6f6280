import Bookings
import Hummingbird
import Texts

/// The page on which people come back from a service of calendars.
struct AccountCallbackPage {
    private var title: String
    private var text: String

    /// What the button sends, if there is one.
    private var answer: (state: String, code: String)?

    /// Where the page's link leads; `nil` for a page without one.
    private var console: String?

    /// Asks whether the account is to be connected, since whoever follows a link may not know whose provider it leads to.
    static func confirmation(service: String, provider: String, state: String, code: String) -> AccountCallbackPage {
        AccountCallbackPage(
            title: provider,
            text:
                "Connect the calendars of your \(service) account to \(provider)? Bookings are then kept apart from your "
                + "events, and can be written to a calendar that you choose. Only confirm if you began this yourself.",
            answer: (state, code)
        )
    }

    static func connected(service: String, provider: Provider) -> AccountCallbackPage {
        AccountCallbackPage(
            title: provider.name,
            text: "Your \(service) account is connected. Choose its calendars in the console, or close this page.",
            console: "/console/\(provider.id)/calendars"
        )
    }

    static func refusal(_ reason: String) -> AccountCallbackPage {
        AccountCallbackPage(title: "Not connected", text: reason)
    }

    func response(_ status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(bytes: Array(html.markup.utf8), type: "text/html; charset=utf-8", status: status)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
        response.headers[.cacheControl] = "no-store"
        // The address of this page holds the code.
        response.headers[.known("Referrer-Policy")] = "no-referrer"
        return response
    }

    private var html: HTMLText {
        var html = HTMLText()
        html.append(raw: #"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">"#)
        html.append(
            raw: #"<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>"#
        )
        html.append(title)
        html.append(
            raw: "</title><style>:root{color-scheme:light dark}body{max-width:560px;margin:0 auto;padding:24px 16px;"
        )
        html.append(
            raw: "font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}button{font:inherit;padding:12px 20px}"
        )
        html.append(raw: "</style></head><body><main><h1>")
        html.append(title)
        html.append(raw: "</h1><p>")
        html.append(text)
        html.append(raw: "</p>")
        if let answer {
            html.append(raw: #"<form method="post" action="callback"><input type="hidden" name="state" value=""#)
            html.append(answer.state)
            html.append(raw: #""><input type="hidden" name="code" value=""#)
            html.append(answer.code)
            html.append(raw: #""><button>Connect</button></form>"#)
        }
        if let console {
            html.append(raw: #"<p><a href=""#)
            html.append(console)
            html.append(raw: #"">Calendars</a></p>"#)
        }
        html.append(raw: "</main></body></html>\n")
        return html
    }
}
