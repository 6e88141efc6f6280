import Bookings
import ConsoleTexts

/// The documents that the client of a booking uploaded.
struct BookingDocumentsView {
    let found: ConsoleBooking
    let address: Address

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        guard !found.documents.isEmpty else { return }
        html.element("section", .labelled(by: "documents")) { html in
            html.element("h2", .id("documents"), text: visit[.documents])
            html.element("ul", .class("rows")) { html in
                for document in found.documents { html.element("li") { write(document, visit, to: &$0) } }
            }
        }
    }

    private func write(_ document: BookingDocument, _ visit: Visit, to html: inout HTMLWriter) {
        let asked = found.service.requirements.documents.first { $0.name == document.name }
        let label = asked?.label ?? document.name
        html.element("div", .class("row-main")) { html in
            html.element("strong", .direction("auto"), text: label)
            html.element("span", .class("quiet"), text: document.type.rawValue.uppercased())
        }
        let action = visit.link(address.appending("documents").appending(document.name))
        html.element("form", .method("post"), .action(action)) { html in
            html.element("button", .class("button")) { html in
                html.text(visit[.download])
                html.element("span", .class("unseen"), text: ": \(label)")
            }
        }
    }
}
