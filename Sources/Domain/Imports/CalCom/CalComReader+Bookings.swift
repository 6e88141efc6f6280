import Bookings
import CivilTime
import Intervals

extension CalComReader {
    mutating func readBooking(_ document: CalComDocuments.Document) {
        let value = document.value
        let source = document.row(.booking, CalComDocuments.id(of: value))
        guard let start = value["start", "startTime"]?.text.flatMap(Self.instant),
            let end = value["end", "endTime"]?.text.flatMap(Self.instant), start < end
        else { return contents.refuse(source, "its start or its end is not a time such as 2027-03-01T10:00:00Z") }
        guard end > options.now else { return contents.skip(source, "it is over") }
        let status = (value["status"]?.text ?? "").lowercased()
        switch status {
        case "accepted", "pending", "upcoming": break
        case "cancelled", "canceled": return contents.skip(source, "it is cancelled")
        case "rejected": return contents.skip(source, "it was rejected")
        default: return contents.refuse(source, "its status \"\(status.prefix(30))\" is unknown")
        }
        guard start > options.now else { return contents.skip(source, "it has begun") }
        let type = value["eventTypeId"]?.id ?? value["eventType"]?["id"]?.id ?? ""
        let host = value["hosts"]?.list?.first?["id"]?.id ?? value["userId"]?.id
        guard let index = services[type]?.provider ?? index(ofProvider: host) else {
            return contents.refuse(source, "its event type \(type) is not brought in")
        }
        let span = Interval(start: start.secondsSince1970, end: end.secondsSince1970)
        func refuse(_ row: SourceRow, _ reason: String) {
            contents.providers[index].refusedBookings.append(.init(row: row, span: span, reason: reason))
        }
        guard let service = services[type] else { return refuse(source, "its event type \(type) is not brought in") }
        let minutes = (end - start) / 60
        // One of another length is told when it is compared with the service.
        let name = service.lengths[minutes] ?? service.lengths.sorted { $0.key < $1.key }.first?.value ?? type
        let attendees = value["attendees"]?.list ?? []
        guard !attendees.isEmpty else { return refuse(source, "it has no attendee") }
        let takesSeats = service.seats > 1
        for (number, attendee) in attendees.enumerated() where number == 0 || takesSeats {
            // By who sits there: others may come and go before the next file.
            let names = [attendee["seatUid"]?.id, attendee["id"]?.id, attendee["email"]?.text]
            let seat = names.compactMap(\.self).first { !$0.isEmpty } ?? String(number + 1)
            let row = takesSeats ? document.row(.booking, "\(source.id)/\(seat.prefix(120))") : source
            guard let (client, remark) = client(attendee, of: value) else {
                let reason = "its attendee has neither a name nor an address"
                // The session of others stays open for more.
                if number == 0 { refuse(row, reason) } else { contents.refuse(row, reason) }
                continue
            }
            var booking = SourceBooking(row, service: name, startAt: start, endAt: end, client: client)
            booking.isPending = status == "pending"
            let note = ImportedText.lines(value["description"]?.text, limit: SourceBooking.longestNote)
            booking.note = note.isEmpty ? nil : note
            contents.providers[index].bookings.append(booking)
            let remarks = [remark] + others(in: value, attendees: takesSeats ? 1 : attendees.count)
            let text = remarks.compactMap(\.self).joined(separator: "; ")
            contents.providers[index].remarks[row] = text.isEmpty ? nil : text
        }
    }

    /// What a booking has that is left out.
    private func others(in value: JSONValue, attendees: Int) -> [String?] {
        let guests = max(attendees - 1, value["guests"]?.list?.count ?? 0)
        return [
            guests > 0 ? "\(guests) \(guests == 1 ? "guest is" : "guests are") left out" : nil,
            value["paid"]?.bool == true ? "its payment is left out" : nil,
        ]
    }

    /// An instant; fractions of seconds, which are zero there, are cut.
    private static func instant(_ text: String) -> Instant? {
        guard let point = text.firstIndex(of: ".") else { return Instant(text) }
        return Instant(String(text[..<point]) + text[point...].dropFirst().drop(while: \.isNumber))
    }

    private func client(_ attendee: JSONValue, of booking: JSONValue) -> (ClientDetails, remark: String?)? {
        let answers = booking["bookingFieldsResponses"] ?? booking["responses"]
        let phone = attendee["phoneNumber"]?.text ?? answers?["attendeePhoneNumber"]?.text
        let read = ImportedText.client(name: attendee["name"]?.text, email: attendee["email"]?.text, phone: phone)
        guard let read else { return nil }
        var client = read.client
        if let zone = attendee["timeZone"]?.text, self.zone(named: zone) != nil { client.timeZone = zone }
        client.language = ImportedText.language(attendee["language", "locale"]?.text)
        return (client, read.remark)
    }
}
