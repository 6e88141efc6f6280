import Bookings
import CivilTime
import Intervals

extension EasyAppointmentsReader {
    mutating func readAppointments() throws(ImportFault) {
        for row in tables.rows("appointments") {
            // Older releases spell it differently.
            let flags = [try row.flag("is_unavailability"), try row.flag("is_unavailable")]
            let blocks = flags.contains(true)
            let source = SourceRow(blocks ? .blockedTime : .booking, try row.id(), line: row.line)
            let provider = try row.text("id_users_provider") ?? ""
            guard let index = index(ofProvider: provider) else {
                let reason = provider.isEmpty ? "it has no provider" : "its provider \(provider) is not brought in"
                contents.refuse(source, reason)
                continue
            }
            guard let (span, remark) = try span(of: row, source, at: contents.providers[index]) else { continue }
            if blocks {
                let note = ImportedText.lines(try row.text("notes"), limit: 1_000)
                contents.providers[index].blockedTimes.append(
                    .init(row: source, span: span, note: note.isEmpty ? nil : note)
                )
                contents.providers[index].remarks[source] = remark
            } else {
                try readBooking(row, source, span, remark, at: index)
            }
        }
    }

    /// The time of a row on its provider's clock, and what was unclear in it; `nil` if the row was told of.
    private mutating func span(
        of row: DumpRow,
        _ source: SourceRow,
        at provider: SourceProvider?
    ) throws(ImportFault) -> (Interval, remark: String?)? {
        guard let provider, let zone = zone(named: provider.timeZone) else { return nil }
        var bounds: [Instant] = []
        var remark: String?
        for column in ["start_datetime", "end_datetime"] {
            let text = try row.text(column) ?? ""
            switch LocalTime.instant(text, in: zone) {
            case .instant(let instant): bounds.append(instant)
            case .first(let instant):
                bounds.append(instant)
                remark = remark ?? "clocks in \(zone.name) show \(text) twice; the first is taken"
            case .skipped:
                contents.refuse(source, "clocks in \(zone.name) skip \(text)")
                return nil
            case .malformed:
                contents.refuse(source, "\(column) is not a time: \"\(text.prefix(40))\"")
                return nil
            }
        }
        guard bounds[0] < bounds[1] else {
            contents.refuse(source, "it ends at or before its start")
            return nil
        }
        if bounds[1] <= options.now {
            contents.skip(source, "it is over")
            return nil
        }
        return (Interval(start: bounds[0].secondsSince1970, end: bounds[1].secondsSince1970), remark)
    }

    private func zone(named name: String) -> Zone? {
        do throws(ZoneError) {
            return try options.zones.zone(named: name)
        } catch {
            return nil
        }
    }

    private mutating func readBooking(
        _ row: DumpRow,
        _ source: SourceRow,
        _ span: Interval,
        _ remark: String?,
        at index: Int
    ) throws(ImportFault) {
        let status = try row.text("status") ?? ""
        switch status.lowercased() {
        case "cancelled", "canceled": return contents.skip(source, "it is cancelled")
        case "draft": return contents.skip(source, "it is a draft")
        default: break
        }
        guard span.start > options.now.secondsSince1970 else { return contents.skip(source, "it has begun") }
        let customer = try row.text("id_users_customer") ?? ""
        guard let user = users[customer] else {
            return refuse(
                source,
                span,
                customer.isEmpty ? "it has no client" : "its client \(customer) is not in the file",
                at: index
            )
        }
        let (first, last) = (try user.text("first_name") ?? "", try user.text("last_name") ?? "")
        let phones = [try user.text("phone_number"), try user.text("mobile_number")].compactMap(\.self).filter {
            !$0.isEmpty
        }
        let phone = phones.first { ContactFormat.isPhone(ImportedText.trimmed($0)) } ?? phones.first
        let read = ImportedText.client(name: "\(first) \(last)", email: try user.text("email"), phone: phone)
        guard let read else {
            return refuse(source, span, "its client \(customer) has neither a name nor an address", at: index)
        }
        var client = read.client
        client.language = Self.languages[try user.text("language") ?? ""]
        if let zone = try user.text("timezone"), self.zone(named: zone) != nil { client.timeZone = zone }
        var booking = SourceBooking(
            source,
            service: try row.text("id_services") ?? "",
            startAt: Instant(span.start),
            endAt: Instant(span.end),
            client: client
        )
        let note = ImportedText.lines(try row.text("notes"), limit: SourceBooking.longestNote)
        booking.note = note.isEmpty ? nil : note
        booking.clientRow = SourceRow(.client, customer, line: user.line)
        contents.providers[index].bookings.append(booking)
        booked.insert(customer)
        let known = ["", "booked", "confirmed", "rescheduled"].contains(status.lowercased())
        let remarks = [
            remark, read.remark, known ? nil : "its status \"\(status.prefix(30))\" is taken for confirmed",
        ]
        let text = remarks.compactMap(\.self).joined(separator: "; ")
        contents.providers[index].remarks[source] = text.isEmpty ? nil : text
    }

    private mutating func refuse(_ source: SourceRow, _ span: Interval, _ reason: String, at index: Int) {
        contents.providers[index].refusedBookings.append(.init(row: source, span: span, reason: reason))
    }

    /// The languages of Easy!Appointments by the tags of BCP 47.
    private static let languages = [
        "arabic": "ar", "bulgarian": "bg", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en",
        "finnish": "fi",
        "french": "fr", "german": "de", "greek": "el", "hungarian": "hu", "italian": "it", "japanese": "ja",
        "polish": "pl",
        "portuguese": "pt", "portuguese-br": "pt-BR", "romanian": "ro", "russian": "ru", "spanish": "es",
        "swedish": "sv",
        "turkish": "tr",
    ]

    /// Blocks periods of the whole installation at each of its providers.
    mutating func readBlockedPeriods() throws(ImportFault) {
        for row in tables.rows("blocked_periods") {
            let id = try row.id()
            for index in contents.providers.indices {
                let source = SourceRow(.blockedTime, "period/\(id)", line: row.line)
                guard let (span, remark) = try span(of: row, source, at: contents.providers[index]) else { continue }
                let name = ImportedText.lines(try row.text("name"), limit: 1_000)
                contents.providers[index].blockedTimes.append(
                    .init(row: source, span: span, note: name.isEmpty ? nil : name)
                )
                contents.providers[index].remarks[source] = remark
            }
        }
    }

    /// Names clients that no booking brings in, and people who are not booked.
    mutating func tellClients() throws(ImportFault) {
        for row in tables.rows("users") {
            let (id, role) = (try row.id(), try role(of: row))
            switch role {
            case "provider": break
            case "customer":
                let source = SourceRow(.client, id, line: row.line)
                guard booked.contains(id) else {
                    contents.skip(source, "no booking to come: clients are known here by their bookings")
                    continue
                }
            default:
                let reason =
                    role.isEmpty ? "its role is unknown" : "people with the role \(role.prefix(30)) are not brought in"
                contents.skip(SourceRow(.user, id, line: row.line), reason)
            }
        }
    }

    /// Names what has no place here.
    mutating func tellOthers() throws(ImportFault) {
        for table in ["service_categories", "categories"] {
            for row in tables.rows(table) {
                contents.skip(
                    SourceRow(.other, "category/\(try row.id())", line: row.line),
                    "services have no categories"
                )
            }
        }
        let used = ["book_advance_timeout", "future_booking_limit", "default_timezone"]
        for row in tables.rows("settings") where try !used.contains(row.text("name") ?? "") {
            let name = ImportedText.name(try row.text("name")) ?? "?"
            contents.skip(
                SourceRow(.other, "setting/\(name)", line: row.line),
                "settings of the installation stay behind"
            )
        }
        for table in tables.others {
            let rows = table.rows == 1 ? "1 row" : "\(table.rows) rows"
            contents.skip(SourceRow(.other, "table/\(table.name)"), "\(rows) of a table that is not read")
        }
    }
}
