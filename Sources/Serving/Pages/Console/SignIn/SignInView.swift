import ConsoleTexts

/// Asks for the address that a sign-in link goes to.
struct SignInView {
    /// Whether mails are sent at all.
    let sendsMail: Bool
    /// Whether browsers make passkeys for this server.
    let knowsPasskeys: Bool
    var typed = ""
    var isRefused = false

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.signIn])
        layout.isSignedIn = false
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[.signIn])
                html.element("p", text: visit[sendsMail ? .signInHelp : .noMail])
                if sendsMail {
                    AddressFormView(address: Address("login"), typed: typed, isRefused: isRefused)
                        .write(visit, to: &html)
                }
                if knowsPasskeys { writePasskeyForm(visit, to: &html) }
            }
        }
    }

    /// The script of the page shows it, fills it in and sends it.
    private func writePasskeyForm(_ visit: Visit, to html: inout HTMLWriter) {
        let action = visit.link(Address("login", "passkey"))
        html.element("form", .id("passkey-use"), .method("post"), .action(action), .isUnseen) { html in
            for name in ["id", "client", "data", "signature", "user"] {
                html.void("input", .type("hidden"), .name(name), .value(""))
            }
            html.element("button", .class("button"), text: visit[.signInByPasskey])
        }
    }
}
