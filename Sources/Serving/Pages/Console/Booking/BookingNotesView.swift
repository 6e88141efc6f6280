import Bookings
import CivilTime
import ConsoleTexts
import Localization

/// The notes about a booking, and the form for another one.
struct BookingNotesView {
    let practice: Practice
    let found: ConsoleBooking
    let address: Address

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .labelled(by: "notes")) { html in
            html.element("h2", .id("notes"), text: visit[.notes])
            html.element("p", .class("hint"), text: visit[.notesHelp])
            if !found.notes.isEmpty {
                html.element("ul", .class("rows")) { html in
                    for note in found.notes { html.element("li") { write(note, visit, to: &$0) } }
                }
            }
            let canAdd = found.booking.client != .erased && found.notes.count < BookingNoteDesk.maximumNotes
            if practice.may(.manageBookings), canAdd { writeForm(visit, to: &html) }
        }
    }

    private func write(_ note: BookingNote, _ visit: Visit, to html: inout HTMLWriter) {
        let writer = found.members[note.writtenBy] ?? visit[.byProgram]
        html.element("div", .class("row-main")) { html in
            if let text = note.text {
                html.element("div") { $0.paragraphs(text) }
            } else {
                html.element("span", .class("quiet"), text: visit[.noteRemoved])
            }
            html.element("span", .class("quiet")) { html in
                html.element("bdi", text: writer)
                html.text(" · \(moment(note.writtenAt, visit))")
            }
        }
        guard note.text != nil, practice.may(.manageBookings) else { return }
        let action = address.appending("notes").appending(note.id.rawValue).appending("remove")
        html.element("form", .method("post"), .action(visit.link(action))) { html in
            html.element("button", .class("button")) { html in
                html.text(visit[.removeNote])
                html.element("span", .class("unseen"), text: ": \(writer), \(moment(note.writtenAt, visit))")
            }
        }
    }

    private func moment(_ instant: Instant, _ visit: Visit) -> String {
        let reading = practice.zone.reading(at: instant.secondsSince1970)
        return visit.language.joining(
            date: visit.language.date(reading.date, .medium),
            time: visit.time(reading)
        )
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        let action = visit.link(address.appending("notes"))
        html.element("form", .method("post"), .action(action)) { html in
            let id = NoteID.make(under: practice.provider.id, at: found.now)
            html.void("input", .type("hidden"), .name("id"), .value(id.rawValue))
            FieldView(
                name: "text",
                label: visit[.newNote],
                kind: .area(rows: "3"),
                isRequired: true,
                maximumLength: BookingNoteDesk.longestText
            ).write(to: &html)
            html.element("button", .class("button"), text: visit[.addNote])
        }
    }
}
