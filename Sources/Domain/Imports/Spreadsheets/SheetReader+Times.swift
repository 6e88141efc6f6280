import Bookings
import CivilTime
import Intervals
import PolicySimulation
import Scheduling

extension SheetReader {
    private static let days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    /// Reads hours of a day of the week, or what is different on a date.
    mutating func readHours(_ row: Sheet.Row, _ source: SourceRow) throws(ImportFault) {
        let index = try provider(of: row)
        if let date = row["date"] {
            guard row["day"] == nil, row["service"] == nil else {
                throw ImportFault("a row with a date has neither a day nor a service")
            }
            guard let date = CivilDate(date) else { throw ImportFault("date is not a date such as 2027-03-01") }
            let pieces = row["start"] == nil && row["end"] == nil ? [] : try pieces(row)
            let kinds: [ScheduleException.Kind] =
                pieces.isEmpty ? [.closed] : pieces.map { .open(start: $0.start, end: $0.end) }
            let note = ImportedText.lines(row["note"], limit: 500)
            contents.providers[index].exceptions.append(
                .init(row: source, date: date, kinds: kinds, note: note.isEmpty ? nil : note)
            )
            return
        }
        guard let day = row["day"]?.lowercased(), let number = Self.number(ofDay: day) else {
            throw ImportFault("neither a weekday such as monday nor a date is given")
        }
        let hours = try pieces(row).map { WeeklyHours(dayOfWeek: number, start: $0.start, end: $0.end) }
        guard let service = row["service"] else {
            contents.providers[index].hours.append(.init(row: source, hours: hours))
            return
        }
        guard let place = contents.providers[index].services.firstIndex(where: { $0.row.id == service }) else {
            throw ImportFault("its service \(service.prefix(40)) is not brought in")
        }
        contents.providers[index].services[place].hours += hours
        contents.providers[index].services[place].hourRows.append(source)
    }

    /// A name, the beginning of one, or a number from 0 (Sunday) to 6.
    private static func number(ofDay text: String) -> Int? {
        if let number = Int(text), (0...6).contains(number) { return number }
        return text.count >= 3 ? days.firstIndex { $0.hasPrefix(text) } : nil
    }

    private func pieces(_ row: Sheet.Row) throws(ImportFault) -> [(start: WallTime, end: WallTime)] {
        guard let start = row["start"].flatMap({ LocalTime.time($0) }),
            let end = row["end"].flatMap({ LocalTime.time($0) })
        else { throw ImportFault("start or end is not a time such as 09:00") }
        let until = end == .midnight ? WallTime.endOfDay : end
        var breaks: [(start: WallTime, end: WallTime)] = []
        if row["break_start"] != nil || row["break_end"] != nil {
            guard let from = row["break_start"].flatMap({ LocalTime.time($0) }),
                let to = row["break_end"].flatMap({ LocalTime.time($0) })
            else { throw ImportFault("break_start or break_end is not a time such as 12:30") }
            breaks.append((from, to))
        }
        guard let pieces = PartedHours.pieces(from: start, to: until, without: breaks) else {
            throw ImportFault("the hours, or the break, end before they begin")
        }
        return pieces
    }

    /// An instant, on the provider's clock where it has no offset.
    private func instant(_ column: String, of row: Sheet.Row, at index: Int) throws(ImportFault) -> Instant? {
        guard let text = row[column] else { return nil }
        let zone = try zone(named: contents.providers[index].timeZone)
        switch MomentReader(order: reading.dateOrder).read(text[...], zone: zone) {
        case .instant(let seconds): return Instant(seconds)
        case .notOnce:
            throw ImportFault("clocks in \(zone.name) skip \(text.prefix(40)) or show it twice; write an offset")
        case .unclear(let option): throw ImportFault("\(column) has two readings; say which with \(option)")
        case .withoutTime, .invalid:
            throw ImportFault("\(column) is not a time such as 2027-03-01 10:00: \"\(text.prefix(40))\"")
        }
    }

    mutating func readBlocked(_ row: Sheet.Row, _ source: SourceRow) throws(ImportFault) {
        let index = try provider(of: row)
        guard let start = try instant("start", of: row, at: index), let end = try instant("end", of: row, at: index),
            start < end
        else { throw ImportFault("start and end are needed, in that order") }
        guard end > options.now else { return contents.skip(source, "it is over") }
        let note = ImportedText.lines(row["note"], limit: 1_000)
        // Without an id a row is told by its times, so that it is known again when lines have moved.
        let name = row["id"] ?? "\(start)/\(end)"
        contents.providers[index].blockedTimes.append(
            .init(
                row: row.source(.blockedTime, name),
                span: Interval(start: start.secondsSince1970, end: end.secondsSince1970),
                note: note.isEmpty ? nil : note
            )
        )
    }

    mutating func readBooking(_ row: Sheet.Row, _ source: SourceRow) throws(ImportFault) {
        let index = try provider(of: row)
        guard row["id"] != nil else { throw ImportFault("id is empty") }
        let status = row["status"]?.lowercased() ?? "confirmed"
        guard ["confirmed", "pending", "cancelled"].contains(status) else {
            throw ImportFault("status is not confirmed, pending or cancelled: \"\(status.prefix(40))\"")
        }
        guard let start = try instant("start", of: row, at: index) else { throw ImportFault("start is empty") }
        guard let service = row["service"] else { throw ImportFault("service is empty") }
        let found = contents.providers[index].services.first { $0.row.id == service }
        let length = found.map { $0.timing.durationMinutes * 60 }
        guard let end = try instant("end", of: row, at: index) ?? length.map({ start + $0 }) else {
            throw ImportFault("its service \(service.prefix(40)) is not brought in")
        }
        guard start < end else { throw ImportFault("it ends at or before its start") }
        if status == "cancelled" { return contents.skip(source, "it is cancelled") }
        guard end > options.now else { return contents.skip(source, "it is over") }
        guard start > options.now else { return contents.skip(source, "it has begun") }
        let (client, clientRow, remark): (ClientDetails, SourceRow?, String?)
        let seats: Int
        do throws(ImportFault) {
            (client, clientRow, remark) = try self.client(of: row)
            seats = Int(try row.integer("seats", in: 1...10_000) ?? 1)
        } catch {
            let span = Interval(start: start.secondsSince1970, end: end.secondsSince1970)
            contents.providers[index].refusedBookings.append(.init(row: source, span: span, reason: error.reason))
            return
        }
        var booking = SourceBooking(source, service: service, startAt: start, endAt: end, client: client)
        booking.seats = seats
        allow(seats, of: service, at: index)
        booking.isPending = status == "pending"
        let note = ImportedText.lines(row["note"], limit: SourceBooking.longestNote)
        booking.note = note.isEmpty ? nil : note
        booking.clientRow = clientRow
        contents.providers[index].bookings.append(booking)
        contents.providers[index].remarks[source] = remark
        if let clientRow { booked.insert(clientRow.id) }
    }

    /// Lets as many seats be booked at once as one booking has, if the service has them.
    private mutating func allow(_ seats: Int, of service: String, at index: Int) {
        guard let place = contents.providers[index].services.firstIndex(where: { $0.row.id == service }) else { return }
        let timing = contents.providers[index].services[place].timing
        guard seats <= timing.capacity, seats > timing.maximumSeats else { return }
        contents.providers[index].services[place].timing.maximumSeats = seats
    }

    /// The client of a booking: a row of the clients' file, or what the booking's row says.
    private func client(of row: Sheet.Row) throws(ImportFault) -> (ClientDetails, SourceRow?, remark: String?) {
        let known: Sheet.Row?
        if let id = row["client"] {
            guard let found = clients[id] else {
                throw ImportFault("its client \(id.prefix(40)) is not in the file of clients")
            }
            known = found
        } else {
            known = nil
        }
        let read = ImportedText.client(
            name: row["client_name"] ?? known?["name"],
            email: row["client_email"] ?? known?["email"],
            phone: row["client_phone"] ?? known?["phone"]
        )
        guard let read else { throw ImportFault("its client has neither a name nor an address") }
        var client = read.client
        var remarks = [read.remark]
        if let name = known?["time_zone"] {
            client.timeZone = try? zone(named: name).name
            if client.timeZone == nil { remarks.append("the client's time zone is unknown and left out") }
        }
        client.language = ImportedText.language(known?["language"])
        let remark = remarks.compactMap(\.self).joined(separator: "; ")
        return (client, known?.source(.client), remark.isEmpty ? nil : remark)
    }

    /// Names clients whom no booking brings in.
    mutating func tellClients() {
        for (id, row) in clients.sorted(by: { $0.value.line < $1.value.line }) where !booked.contains(id) {
            contents.skip(row.source(.client), "no booking to come: clients are known here by their bookings")
        }
    }
}
