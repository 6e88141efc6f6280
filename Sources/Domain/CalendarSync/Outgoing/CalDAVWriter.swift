import CalDAV

/// Writes events of bookings to a calendar on a server of CalDAV.
struct CalDAVWriter: Sendable {
    let client: CalDAVClient

    /// The calendar's URL, or that of a server that has one calendar for the login.
    let url: String

    /// Writes the event, whatever there is of it; returns the row with its version.
    ///
    /// Its name follows from the booking, so that however often it is sent, there is one.
    func write(_ draft: OutgoingDraft, at row: OutgoingEventRow) async throws -> OutgoingEventRow {
        let calendar = try await calendar()
        let place = calendar + row.fileName
        var row = row
        row.event = row.fileName
        var condition = row.tag.map(CalDAVClient.PutCondition.hasTag) ?? .isNew
        // Each time, somebody else may have written between the question and the answer; more often
        // is left to a later job.
        for _ in 1...3 {
            do throws(CalDAVError) {
                let tag = try await client.put(draft.file, at: place, condition)
                return row.with(tag: try await self.tag(tag, of: place, in: calendar))
            } catch {
                switch error.code {
                // It is there from an invitation by mail: that has the same UID, and tells the same.
                // Its name there is not known, so it is not missed under ours.
                case .duplicate:
                    row.event = nil
                    return row.with(tag: nil)
                // Written before, by an attempt whose answer was lost or by somebody else, or removed by somebody.
                case .changed:
                    condition = try await tag(nil, of: place, in: calendar).map { .hasTag($0) } ?? .isNew
                default: throw error
                }
            }
        }
        throw OutgoingFailure(reason: "Others change the event at the same time.", isPassing: true)
    }

    func remove(_ row: OutgoingEventRow) async throws {
        try await client.delete(try await calendar() + row.fileName)
    }

    /// The URL of the collection, with a slash at the end.
    private func calendar() async throws -> String {
        let found = try await client.calendars(at: url)
        guard let calendar = found.first, found.count == 1 else {
            throw OutgoingFailure(reason: "There is not one calendar at its address.", isPassing: false)
        }
        return calendar.url
    }

    /// Servers need not tell the version of what was written.
    private func tag(
        _ known: String?,
        of place: String,
        in calendar: String
    ) async throws(CalDAVError) -> String? {
        if let known { return known }
        return try await client.events(in: calendar, at: [place]).first?.tag
    }
}
