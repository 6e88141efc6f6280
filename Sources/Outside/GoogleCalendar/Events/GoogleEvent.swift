/// An event, or one instance of a series, as far as it matters for its owner's time.
package struct GoogleEvent: Hashable, Sendable {
    package let id: String

    /// The UID by which other services know it.
    package let uid: String?

    /// Its version, for conditions.
    package let tag: String?
    package let status: Status

    /// When it takes place; `nil` if that is not told, as of deleted ones, or not understood.
    package let time: Time?

    /// Whether it leaves its owner free.
    package let isTransparent: Bool

    /// Whether the account's owner declined it.
    package let isDeclined: Bool

    /// What sort of event it is, such as `default`, `outOfOffice` or `workingLocation`.
    package let type: String

    /// What its writer has put beside it, for no one else.
    package let marks: [String: String]

    package enum Status: String, Sendable {
        case confirmed
        case tentative
        case cancelled
    }

    /// From one time to another, which is not part of it.
    package struct Time: Hashable, Sendable {
        package let start: GoogleEventTime
        package let end: GoogleEventTime

        package init(start: GoogleEventTime, end: GoogleEventTime) {
            self.start = start
            self.end = end
        }
    }
}

extension GoogleEvent: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        uid = try container.decodeIfPresent(String.self, forKey: .iCalUID)
        tag = try container.decodeIfPresent(String.self, forKey: .etag)
        status = try container.decodeIfPresent(String.self, forKey: .status).flatMap(Status.init) ?? .confirmed
        isTransparent = try container.decodeIfPresent(String.self, forKey: .transparency) == "transparent"
        let attendees = try container.decodeIfPresent([Attendee].self, forKey: .attendees) ?? []
        isDeclined = attendees.contains { $0.isSelf == true && $0.responseStatus == "declined" }
        type = try container.decodeIfPresent(String.self, forKey: .eventType) ?? "default"
        marks = try container.decodeIfPresent(Marks.self, forKey: .extendedProperties)?.private ?? [:]
        time = Self.time(in: container)
    }

    /// One event that is not understood must not hide the others.
    private static func time(in container: KeyedDecodingContainer<CodingKeys>) -> Time? {
        do {
            return Time(
                start: try container.decode(GoogleEventTime.self, forKey: .start),
                end: try container.decode(GoogleEventTime.self, forKey: .end)
            )
        } catch {
            return nil
        }
    }

    private struct Attendee: Decodable {
        let isSelf: Bool?
        let responseStatus: String?

        private enum CodingKeys: String, CodingKey {
            case isSelf = "self"
            case responseStatus
        }
    }

    private struct Marks: Decodable {
        let `private`: [String: String]?
    }

    private enum CodingKeys: String, CodingKey {
        case id, iCalUID, etag, status, start, end, transparency, attendees, eventType, extendedProperties
    }
}
