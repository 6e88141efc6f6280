/// An event, or one instance of a series, as far as it matters for its owner's time.
package struct GraphEvent: Hashable, Sendable {
    package let id: String

    /// The UID by which other services know it.
    package let uid: String?

    /// Its version, for conditions.
    package let tag: String?

    /// When it takes place; `nil` if that is not understood.
    package let time: Time?

    /// What its owner's time is shown as.
    package let showAs: ShowAs
    package let isCancelled: Bool

    /// Whether the account's owner declined it.
    package let isDeclined: Bool

    package enum ShowAs: String, Sendable {
        case free
        case tentative
        case busy
        case away = "oof"
        case workingElsewhere
        case unknown
    }

    /// From one time to another, which is not part of it.
    package struct Time: Hashable, Sendable {
        package let start: GraphEventTime
        package let end: GraphEventTime

        package init(start: GraphEventTime, end: GraphEventTime) {
            self.start = start
            self.end = end
        }
    }
}

/// An event as it comes in a list of changes, in which instances of a series tell hardly more than their times.
struct EventRow: Decodable {
    let id: String
    let type: String?
    let seriesMasterID: String?
    let isRemoved: Bool
    private let uid: String?
    private let tag: String?
    private let start: ZonedText?
    private let end: ZonedText?
    private let showAs: String?
    private let isCancelled: Bool?
    private let isAllDay: Bool?
    private let response: String?

    /// The event; what it does not tell is as in its series.
    func event(of series: EventRow?) -> GraphEvent {
        let isAllDay = isAllDay ?? series?.isAllDay ?? false
        let showAs = showAs ?? series?.showAs ?? ""
        var time: GraphEvent.Time?
        if let start = start?.time(isDate: isAllDay), let end = end?.time(isDate: isAllDay) {
            time = GraphEvent.Time(start: start, end: end)
        }
        return GraphEvent(
            id: id,
            uid: uid ?? series?.uid,
            tag: tag,
            time: time,
            showAs: GraphEvent.ShowAs(rawValue: showAs) ?? .unknown,
            isCancelled: isCancelled ?? series?.isCancelled ?? false,
            isDeclined: (response ?? series?.response) == "declined"
        )
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        type = try container.decodeIfPresent(String.self, forKey: .type)
        seriesMasterID = try container.decodeIfPresent(String.self, forKey: .seriesMasterId)
        isRemoved = container.contains(.removed)
        uid = try container.decodeIfPresent(String.self, forKey: .iCalUId)
        tag = try container.decodeIfPresent(String.self, forKey: .tag)
        start = try container.decodeIfPresent(ZonedText.self, forKey: .start)
        end = try container.decodeIfPresent(ZonedText.self, forKey: .end)
        showAs = try container.decodeIfPresent(String.self, forKey: .showAs)
        isCancelled = try container.decodeIfPresent(Bool.self, forKey: .isCancelled)
        isAllDay = try container.decodeIfPresent(Bool.self, forKey: .isAllDay)
        response = try container.decodeIfPresent(Response.self, forKey: .responseStatus)?.response
    }

    private struct Response: Decodable {
        let response: String?
    }

    private enum CodingKeys: String, CodingKey {
        case id, type, seriesMasterId, iCalUId, start, end, showAs, isCancelled, isAllDay, responseStatus
        case tag = "@odata.etag"
        case removed = "@removed"
    }
}
