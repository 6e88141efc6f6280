import Bookings
import ConsoleTexts
import Texts

/// The members of a provider, and the form that adds one.
struct PeopleView {
    let practice: Practice
    let members: [Member]
    let draft: Draft
    var news: News?

    /// What was typed into the form.
    struct Draft {
        var email = ""
        var name = ""
        var role: MemberRole? = .staff
        var isRefused = false

        /// Whether the address is a member already.
        var isTaken = false

        init() {}

        init(_ fields: FormFields) {
            email = fields["email"]
            name = String(fields["name"].prefix(100))
            role = MemberRole(rawValue: fields["role"]).flatMap { MemberRole.ofProviders.contains($0) ? $0 : nil }
        }
    }

    /// What has just been done.
    enum News: String {
        case added, saved, removed
        case keepsOwner = "keeps-owner"
    }

    private var address: Address { practice.address.appending("people") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.people], practice: practice)
        layout.section = .people
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                writeNews(visit, to: &html)
                html.element("h1", text: visit[.people])
                html.element("p", .class("quiet"), text: visit[.peopleHelp])
                html.element("p") { html in
                    let log = visit.link(AuditPages.address(practice))
                    html.element("a", .class("button small"), .href(log), text: visit[.auditLog])
                }
                html.element("ul", .class("rows")) { html in
                    for member in members { html.element("li") { write(member, visit, to: &$0) } }
                }
                html.element("section", .class("sheet"), .labelled(by: "add-title")) { html in
                    html.element("div") { writeForm(visit, to: &$0) }
                }
            }
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        switch news {
        case .added: html.notice(.success, title: visit[.personAdded])
        case .saved: html.notice(.success, title: visit[.saved])
        case .removed: html.notice(.success, title: visit[.removed])
        case .keepsOwner: html.notice(.warning, title: visit[.keepsOwner])
        case nil: break
        }
    }

    private func write(_ member: Member, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("strong") { html in
                html.element("bdi", text: member.name)
                if member.email == practice.visitor.session.email { html.text(" (\(visit[.you]))") }
            }
            html.element("bdi", .class("quiet"), text: member.email)
        }
        let own = address.appending(member.id.rawValue)
        html.element("form", .class("inline"), .method("post"), .action(visit.link(own.appending("role")))) { html in
            html.element("select", .name("role"), .labelled("\(visit[.role]): \(member.name)")) { html in
                for role in MemberRole.ofProviders {
                    html.element(
                        "option",
                        .value(role.rawValue),
                        role == member.role ? .isSelected : nil,
                        text: visit[role.title]
                    )
                }
            }
            html.element("button", .class("button small"), .labelled("\(visit[.change]): \(member.name)")) { html in
                html.text(visit[.change])
            }
        }
        html.element(
            "a",
            .class("button small away"),
            .href(visit.link(own.appending("remove"))),
            .labelled("\(visit[.remove]): \(member.name)"),
            text: visit[.remove]
        )
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", .id("add-title"), text: visit[.addPerson])
        html.element("p", .class("quiet"), text: visit[.addPersonHelp])
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
            FieldView(
                name: "name",
                label: visit[.name],
                value: draft.name,
                isRequired: true,
                fault: draft.isRefused && draft.name.isEmpty ? visit.words.fault(.required) : nil,
                maximumLength: 100
            ).write(to: &html)
            FieldView(
                name: "email",
                label: visit[.email],
                value: draft.email,
                kind: .email,
                isRequired: true,
                fault: emailFault(visit),
                maximumLength: 254
            ).write(to: &html)
            writeRoles(visit, to: &html)
            html.element("button", .class("button main"), text: visit[.addPerson])
        }
    }

    private func emailFault(_ visit: Visit) -> String? {
        guard draft.isRefused else { return nil }
        if draft.isTaken { return visit[.alreadyMember] }
        return MemberAddress.normalized(draft.email) == nil ? visit.words.fault(.email) : nil
    }

    private func writeRoles(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("fieldset", .class("others")) { html in
            html.element("legend", text: visit[.role])
            for role in MemberRole.ofProviders {
                html.element("label") { html in
                    html.void(
                        "input",
                        .type("radio"),
                        .name("role"),
                        .value(role.rawValue),
                        role == (draft.role ?? .staff) ? .isChecked : nil
                    )
                    html.element("span") { html in
                        html.element("strong", text: visit[role.title])
                        html.raw("<br>")
                        html.element("span", .class("quiet"), text: visit[role.help])
                    }
                }
            }
        }
    }
}

extension MemberRole {
    /// What the role allows, in words.
    fileprivate var help: Phrase {
        switch self {
        case .owner: .ownerMay
        case .staff: .staffMay
        case .frontDesk: .frontDeskMay
        case .finance: .financeMay
        case .admin: .administrator
        }
    }
}
