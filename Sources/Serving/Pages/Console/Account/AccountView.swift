import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Texts

/// Who is signed in, where, and how to end that.
struct AccountView {
    let visitor: ConsoleVisitor
    let sessions: [ConsoleSession]

    /// `nil` where browsers make no passkeys, as for a server without TLS.
    let passkeys: [Passkey]?

    /// `nil` where the browser cannot be notified of bookings.
    let notifications: Notifications?
    let news: Phrase?
    let isRefused: Bool
    let now: Instant

    /// Whether providers can be listed and reviewed.
    let hasMarketplace: Bool

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.account])
        layout.section = .account
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                if let news { html.notice(isRefused ? .failure : .success, title: visit[news]) }
                html.element("h1", text: visit[.account])
                html.element("div", .class("sheet")) { html in
                    html.element("div") { html in
                        html.element("p") { $0.element("bdi", text: visitor.session.email) }
                        html.element("form", .method("post"), .action(visit.link(Address("logout")))) { html in
                            html.element("button", .class("button"), text: visit[.signOut])
                        }
                    }
                }
                if visitor.isAdministrator {
                    html.element("p") { html in
                        html.element(
                            "a",
                            .class("button"),
                            .href(visit.link(ServerPages.address)),
                            text: visit[.server]
                        )
                        if hasMarketplace {
                            html.text(" ")
                            html.element(
                                "a",
                                .class("button"),
                                .href(visit.link(ModerationPages.address)),
                                text: visit[.marketplace]
                            )
                        }
                    }
                }
                if let notifications { write(notifications, visit, to: &html) }
                html.element("h2", text: visit[.sessions])
                html.element("ul", .class("rows")) { html in
                    for session in sessions.reversed() { html.element("li") { write(session, visit, to: &$0) } }
                }
                if sessions.count > 1 { writeEndOthers(visit, to: &html) }
                if let passkeys { write(passkeys, visit, to: &html) }
                writeShortcuts(visit, to: &html)
            }
        }
    }

    private func write(_ session: ConsoleSession, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("strong", text: session.device.isEmpty ? visit[.unknownDevice] : session.device)
            html.element(
                "span",
                .class("quiet"),
                text: "\(visit[.lastUsed]): \(visit.age(of: session.usedAt, at: now))"
            )
        }
        if session.id == visitor.session.id {
            html.element("span", .class("tag good"), text: visit[.thisDevice])
        } else {
            let address = Address("console", "account", "sessions").appending(session.id.rawValue).appending("end")
            html.element("form", .method("post"), .action(visit.link(address))) { html in
                html.element("button", .class("button small"), text: visit[.endSession])
            }
        }
    }

    private func writeEndOthers(_ visit: Visit, to html: inout HTMLWriter) {
        let address = Address("console", "account", "sessions", "end-others")
        html.element("form", .method("post"), .action(visit.link(address))) { html in
            html.element("button", .class("button away"), text: visit[.endOthers])
        }
    }

    // MARK: Notifications

    struct Notifications: Sendable {
        /// With which the browser subscribes.
        let key: String

        /// Whether this session's browser is notified, as far as the server knows.
        let isOn: Bool
    }

    private func write(_ notifications: Notifications, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.notifications])
        html.element("p", .class("quiet"), text: visit[.notificationsHelp])
        html.element("noscript") { $0.element("p", .class("hint"), text: visit[.notificationsNeedScript]) }
        let address = MemberBrowserPages.address
        // The script shows it where the browser can be notified.
        html.element("form", .id("notify"), .method("post"), .action(visit.link(address)), .isUnseen) { html in
            html.void("input", .type("hidden"), .name("key"), .value(notifications.key))
            html.void("input", .type("hidden"), .name("on"), .value(notifications.isOn ? "1" : ""))
            html.element("p", .role("status"), .isUnseen, text: visit[.notificationsOn])
            html.element("p", .class("fault"), .role("alert"), .isUnseen, text: visit.labels.pushRefused)
            html.element("button", .class("button"), text: visit.labels.push)
            html.element("button", .class("button"), .isUnseen, text: visit.labels.pushOff)
        }
        html.element("p", .class("hint"), .id("notify-missing"), .isUnseen, text: visit[.notificationsMissing])
    }

    // MARK: Shortcuts

    private func writeShortcuts(_ visit: Visit, to html: inout HTMLWriter) {
        let areOn = visitor.usesShortcuts
        html.element("h2", text: visit[.shortcuts])
        html.element("p", .class("quiet"), text: visit[.shortcutsHelp])
        if areOn {
            html.element("ul", .class("rows")) { html in
                for (key, title) in Shortcut.allCases.map({ ($0.rawValue, $0.title) })
                    + [(Shortcut.help, .showShortcuts)]
                {
                    html.element("li") { html in
                        html.element("span", text: visit[title])
                        html.element("kbd", text: key)
                    }
                }
            }
        } else {
            html.element("p", text: visit[.shortcutsAreOff])
        }
        html.button(
            visit[areOn ? .switchShortcutsOff : .switchShortcutsOn],
            style: "button",
            to: visit.link(Address("console", "account", "shortcuts")),
            [("on", areOn ? "" : "yes")]
        )
    }

    // MARK: Passkeys

    private static let passkeyAddress = Address("console", "account", "passkeys")

    private func write(_ passkeys: [Passkey], _ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.passkeys])
        html.element("p", .class("quiet"), text: visit[.passkeysHelp])
        if passkeys.isEmpty { html.element("p", .class("empty"), text: visit[.noPasskeys]) }
        if !passkeys.isEmpty {
            html.element("ul", .class("rows")) { html in
                for passkey in passkeys { html.element("li") { write(passkey, visit, to: &$0) } }
            }
        }
        html.element("noscript") { $0.element("p", .class("hint"), text: visit[.passkeyNeedsScript]) }
        // The script shows it, fills it in and sends it.
        html.element(
            "form",
            .id("passkey-add"),
            .method("post"),
            .action(visit.link(Self.passkeyAddress)),
            .isUnseen
        ) { html in
            for name in ["client", "attestation"] {
                html.void("input", .type("hidden"), .name(name), .value(""))
            }
            html.element("button", .class("button main"), text: visit[.addPasskey])
        }
    }

    private func write(_ passkey: Passkey, _ visit: Visit, to html: inout HTMLWriter) {
        let name = passkey.name.isEmpty ? visit[.unknownDevice] : passkey.name
        html.element("div", .class("row-main")) { html in
            html.element("strong", text: name)
            let use =
                passkey.usedAt.map { "\(visit[.lastUsed]): \(visit.age(of: $0, at: now))" } ?? visit[.passkeyNeverUsed]
            html.element("span", .class("quiet"), text: use)
        }
        let address = Self.passkeyAddress.appending(passkey.id.rawValue).appending("remove")
        html.element("form", .method("post"), .action(visit.link(address))) { html in
            let label = "\(visit[.remove]): \(name)"
            html.element("button", .class("button small away"), .labelled(label), text: visit[.remove])
        }
    }
}
