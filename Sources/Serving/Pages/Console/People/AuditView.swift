import Bookings
import ConsoleTexts
import Localization

/// A part of the audit log of a provider, newest first.
struct AuditView {
    let practice: Practice
    let entries: [AuditEntry]

    /// The names of members, by what the log calls them.
    let names: [String: String]
    let showsChanges: Bool

    /// Where older entries follow; `nil` if there are none.
    let next: AuditCursor?

    func address(after cursor: AuditCursor?) -> Address {
        AuditPages.address(practice).with("show", showsChanges ? "changes" : nil).with("after", cursor?.rawValue)
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.auditLog], practice: practice)
        layout.section = .people
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1", text: visit[.auditLog])
                html.element("p", .class("quiet"), text: visit[.auditHelp])
                html.element("p") { html in
                    let other = AuditPages.address(practice).with("show", showsChanges ? nil : "changes")
                    html.element("a", .class("button small"), .href(visit.link(other))) { html in
                        html.text(visit[showsChanges ? .auditAll : .auditChangesOnly])
                    }
                }
                if entries.isEmpty {
                    html.element("p", .class("empty"), text: visit[.auditEmpty])
                } else {
                    html.element("ul", .class("rows")) { html in
                        for entry in entries { html.element("li") { write(entry, visit, to: &$0) } }
                    }
                }
                if let next {
                    html.element("p") { html in
                        let older = visit.link(address(after: next))
                        html.element("a", .class("button"), .href(older), text: visit[.olderEntries])
                    }
                }
            }
        }
    }

    private func write(_ entry: AuditEntry, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("strong") { $0.element("bdi", text: names[entry.actor] ?? entry.actor) }
            html.element("bdi", .class("code"), text: entry.access.action)
            let subjects = entry.access.subjects
            if !subjects.isEmpty {
                let more = subjects.count > Self.maximumSubjects ? " +\(subjects.count - Self.maximumSubjects)" : ""
                let text = subjects.prefix(Self.maximumSubjects).joined(separator: ", ") + more
                html.element("bdi", .class("quiet code"), text: text)
            }
            html.element("span", .class("quiet")) { $0.moment(entry.recordedAt, of: practice, visit) }
        }
        let isChange = entry.access.kind == .change
        html.element("span", .class(isChange ? "tag warn" : "tag")) { html in
            html.text(visit[isChange ? .auditChange : .auditRead])
        }
    }

    private static let maximumSubjects = 3
}
