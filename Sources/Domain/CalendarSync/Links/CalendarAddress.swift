import Bookings
import CalDAV
package import CalendarFeeds
import Foundation

/// Where a linked calendar is and how it is reached: a secret.
package enum CalendarAddress: Sendable {
    /// A file.
    case feed(FeedAddress)

    /// A collection on a server of CalDAV, with a login.
    case collection(url: String, user: String, password: String)

    /// A calendar of an account, by what its service knows it by.
    case entry(String, of: CalendarAccountID, at: CalendarService)

    /// The file at an address that somebody typed; `nil` if none can be there.
    package static func feed(at text: String) -> CalendarAddress? {
        do throws(FeedError) {
            return .feed(try FeedAddress(text))
        } catch {
            return nil
        }
    }

    /// The collection at an address that somebody typed; `nil` if none can be there, or if the login is incomplete.
    package static func collection(at url: String, user: String, password: String) -> CalendarAddress? {
        guard url.utf8.count <= 2_000, CalDAVClient.host(of: url) != nil, (1...254).contains(user.unicodeScalars.count),
            (1...500).contains(password.unicodeScalars.count)
        else { return nil }
        return .collection(url: url, user: user, password: password)
    }

    var kind: CalendarLink.Kind {
        switch self {
        case .feed: .ics
        case .collection: .caldav
        case .entry(_, _, .google): .google
        case .entry(_, _, .microsoft): .microsoft
        }
    }

    /// The server, which may be shown.
    var host: String {
        switch self {
        case .feed(let address): address.host
        case .collection(let url, _, _): CalDAVClient.host(of: url) ?? ""
        case .entry(_, _, let service): service.title
        }
    }

    /// The account, if it is at one.
    var account: CalendarAccountID? {
        guard case .entry(_, let account, _) = self else { return nil }
        return account
    }

    var login: CalDAVLogin {
        switch self {
        case .feed, .entry: .none
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
            case .entry(let calendar, let account, _):
                Array(try JSONEncoder().encode(Entry(calendar: calendar, account: account)))
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
        case .google, .microsoft:
            let stored = try JSONDecoder().decode(Entry.self, from: Data(bytes))
            self = .entry(stored.calendar, of: stored.account, at: kind == .google ? .google : .microsoft)
        }
    }

    private struct Collection: Codable {
        let url: String
        let user: String
        let password: String
    }

    private struct Entry: Codable {
        let calendar: String
        let account: CalendarAccountID
    }
}

// So that neither a log line nor the report of a failed test shows a login.
extension CalendarAddress: CustomStringConvertible, CustomReflectable {
    package var description: String { host }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
