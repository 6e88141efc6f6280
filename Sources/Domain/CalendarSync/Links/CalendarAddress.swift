import CalDAV
package import CalendarFeeds
import Foundation

/// Where a linked calendar is and how it is reached: a secret.
package enum CalendarAddress: Sendable {
    /// A file.
    case feed(FeedAddress)

    /// A collection on a server of CalDAV, with a login.
    case collection(url: String, user: String, password: String)

    var kind: CalendarLink.Kind {
        switch self {
        case .feed: .ics
        case .collection: .caldav
        }
    }

    /// The server, which may be shown.
    var host: String {
        switch self {
        case .feed(let address): address.host
        case .collection(let url, _, _): CalDAVClient.host(of: url) ?? ""
        }
    }

    var login: CalDAVLogin {
        switch self {
        case .feed: .none
        case .collection(_, let user, let password): .basic(user: user, password: password)
        }
    }
}

extension CalendarAddress {
    /// What is sealed.
    var bytes: [UInt8] {
        get throws {
            switch self {
            case .feed(let address): Array(address.url.utf8)
            case .collection(let url, let user, let password):
                Array(try JSONEncoder().encode(Collection(url: url, user: user, password: password)))
            }
        }
    }

    /// Reads what ``bytes`` gave.
    init(_ bytes: [UInt8], kind: CalendarLink.Kind) throws {
        switch kind {
        case .ics: self = .feed(try FeedAddress(String(decoding: bytes, as: UTF8.self)))
        case .caldav:
            let stored = try JSONDecoder().decode(Collection.self, from: Data(bytes))
            self = .collection(url: stored.url, user: stored.user, password: stored.password)
        }
    }

    private struct Collection: Codable {
        let url: String
        let user: String
        let password: String
    }
}

extension CalendarAddress: CustomStringConvertible, CustomReflectable {
    package var description: String { host }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
