import BookableServer
import Bookings
import CivilTime
import Foundation
import Notifications
import SQL
import TestSupport
import Testing

/// Push messages about bookings to the browsers of a provider's members, at a push service of other people's packages.
struct MemberPushTests {
    private let peer: PushPeer

    init() throws {
        peer = try PushPeer()
    }

    @Test(arguments: Engine.allCases)
    func `a member who is signed in is told of bookings`(engine: Engine) async throws {
        try await peer.run(on: engine) { [peer] stage in
            let anna = try await stage.openPractice()
            _ = try await stage.booked(anna, at: "2026-03-03T12:00:00Z")
            let session = try await stage.session(of: "anna@example.org", .owner)
            try await stage.notify(session, at: try await peer.subscription("201"))
            // Somebody else's browser is not told.
            let money = try await stage.session(of: "books@example.org", .finance)
            try await stage.notify(money, at: try await peer.subscription("201"))
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            try await peer.send(from: stage)
            let taken = try await peer.last()
            #expect(taken["count"] == 1)
            let shown = try JSONDecoder().decode(JSONValue.self, from: Data((taken["text"].string ?? "").utf8))
            #expect(shown["tag"].string == booked.id, "\(shown)")
            let message = try #require(try await stage.messages(of: booked, anna).first)
            #expect(message["recipient"] == "provider" && message["channel"] == "push" && message["status"] == "sent")
        }
    }

    enum Ending: CaseIterable {
        case signingOut, losingTheRole, removal, turningOff
    }

    @Test(arguments: Ending.allCases)
    func `nobody is told any more after that`(ending: Ending) async throws {
        try await peer.run { [peer] stage in
            let anna = try await stage.openPractice()
            let provider = try #require(ProviderID(rawValue: anna.provider))
            _ = try await stage.session(of: "owner@example.org", .owner)
            let session = try await stage.session(of: "jo@example.org", .staff)
            try await stage.notify(session, at: try await peer.subscription("201"))
            // Planned while somebody was to be told; decided anew when it is due.
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            let member = try await stage.member(at: "jo@example.org")
            try await stage.database.transaction(.write, by: .system, at: stage.clock.now) { transaction in
                switch ending {
                case .signingOut: try await SignInDesk().end(session.id, at: session.email, in: transaction)
                case .losingTheRole:
                    try await MemberDesk().change(member.id, of: provider, to: .finance, in: transaction)
                case .removal: try await MemberDesk().remove(member.id, of: provider, in: transaction)
                case .turningOff: try await MemberBrowserDesk().remove(from: session.id, in: transaction)
                }
            }
            try await peer.send(from: stage)
            #expect(try await peer.last()["count"] == 0)
            let message = try #require(try await stage.messages(of: booked, anna).first)
            #expect(message["status"] == "suppressed" && message["reason"] == "no_address", "\(message)")
            let later = try await stage.booked(anna, at: "2026-03-04T14:00:00Z")
            #expect(try await stage.messages(of: later, anna).isEmpty)
        }
    }

    @Test func `a browser that is gone is forgotten`() async throws {
        try await peer.run { [peer] stage in
            let anna = try await stage.openPractice()
            let session = try await stage.session(of: "anna@example.org", .owner)
            try await stage.notify(session, at: try await peer.subscription("410"))
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            try await peer.send(from: stage)
            #expect(try await stage.messages(of: booked, anna).first?["status"] == "failed")
            let isOn = try await stage.database.transaction(.read, by: .system, at: stage.clock.now) {
                try await MemberBrowserDesk().isOn(in: session.id, in: $0)
            }
            #expect(!isOn)
        }
    }

    @Test func `signing in again does not tell the same browser twice`() async throws {
        try await peer.run { [peer] stage in
            let anna = try await stage.openPractice()
            let subscription = try await peer.subscription("201")
            for _ in 0..<2 {
                try await stage.notify(try await stage.session(of: "anna@example.org", .owner), at: subscription)
            }
            _ = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            try await peer.send(from: stage)
            #expect(try await peer.last()["count"] == 1)
        }
    }
}

extension Stage {
    /// Signs a member of prv_anna in, who is added if the address is not one.
    fileprivate func session(of email: String, _ role: MemberRole) async throws -> ConsoleSession {
        try await database.transaction(.write, by: .system, at: clock.now) { transaction in
            if try await MemberStore().list(at: email, in: transaction.connection).isEmpty {
                let anna = ProviderID(rawValue: "prv_anna")
                _ = try await MemberDesk().add(email, name: "Somebody", as: role, to: anna, in: transaction)
            }
            return try #require(try await SignInDesk().begin(for: email, on: "Test", in: transaction)).session
        }
    }

    fileprivate func member(at email: String) async throws -> Member {
        try #require(try await database.transaction(.read) { try await MemberStore().list(at: email, in: $0).first })
    }

    /// Has the browser of a session told.
    fileprivate func notify(_ session: ConsoleSession, at subscription: JSONValue) async throws {
        let browser = PushTarget.browser(
            endpoint: subscription["endpoint"].string ?? "",
            p256dh: subscription["keys"]["p256dh"].string ?? "",
            auth: subscription["keys"]["auth"].string ?? ""
        )
        try await database.transaction(.write, by: .system, at: clock.now) {
            try await MemberBrowserDesk().add(browser, to: session, in: $0)
        }
    }
}
