import Bookings
import CivilTime
import ConsoleTexts
import Localization

/// The documents that a service asks for, with what was uploaded of them.
struct OwnDocumentsView {
    /// Of the service.
    let asked: [RequiredDocument]
    let uploaded: [BookingDocument]
    let rules: DocumentRules
    let zone: Zone

    /// Whether more is taken.
    let canUpload: Bool

    /// Of the booking.
    let address: Address

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        guard !asked.isEmpty, canUpload && rules.perBooking > 0 || !uploaded.isEmpty else { return }
        html.element("section", .class("policy"), .labelled(by: "documents")) { html in
            html.element("h2", .id("documents"), text: visit[.documents])
            if canUpload {
                let types = rules.types.map { $0.rawValue.uppercased() }.sorted().joined(separator: ", ")
                let bytes = rules.maximumBytes
                let size = bytes < 1_000_000 ? "≤ \(bytes / 1_000) kB" : "≤ \(bytes / 1_000_000) MB"
                html.element("p", .class("hint")) { html in
                    html.text("\(visit[.documentsHelp]) ")
                    html.element("bdi", text: "\(types), \(size)")
                }
            }
            for document in asked { write(document, visit, to: &html) }
        }
    }

    private func write(_ document: RequiredDocument, _ visit: Visit, to html: inout HTMLWriter) {
        let found = uploaded.first { $0.name == document.name }
        let place = address.appending("documents").appending(document.name)
        html.element("div", .class("field")) { html in
            html.element("strong", .direction("auto"), text: document.label)
            if let found { write(found, document, at: place, visit, to: &html) }
            if canUpload, rules.perBooking > 0 { writeForm(document, at: place, visit, to: &html) }
        }
    }

    private func write(
        _ found: BookingDocument,
        _ document: RequiredDocument,
        at place: Address,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        let date = visit.language.date(zone.date(at: found.uploadedAt.secondsSince1970), .medium)
        html.element("p") { html in
            html.element("a", .href(place)) { html in
                html.text("\(visit[.download]) (\(found.type.rawValue.uppercased()))")
                html.element("span", .class("unseen"), text: ": \(document.label)")
            }
            html.element("span", .class("quiet"), text: " · \(date)")
        }
        html.element("form", .method("post"), .action(visit.link(place.appending("remove")))) { html in
            html.element("button", .class("button")) { html in
                html.text(visit[.removeDocument])
                html.element("span", .class("unseen"), text: ": \(document.label)")
            }
        }
    }

    private func writeForm(
        _ document: RequiredDocument,
        at place: Address,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        let id = "document-\(document.name)"
        html.element("form", .method("post"), .action(visit.link(place)), .encoding("multipart/form-data")) { html in
            html.element("div", .class("field")) { html in
                html.element("label", .label(for: id)) { html in
                    html.text(visit[.chooseFile])
                    html.element("span", .class("unseen"), text: ": \(document.label)")
                }
                html.void(
                    "input",
                    .type("file"),
                    .id(id),
                    .name("file"),
                    .accepts(rules.types.map(\.mediaType).sorted().joined(separator: ",")),
                    .isRequired
                )
            }
            html.element("button", .class("button")) { html in
                html.text(visit[.upload])
                html.element("span", .class("unseen"), text: ": \(document.label)")
            }
        }
    }
}
