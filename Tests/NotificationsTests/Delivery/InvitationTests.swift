import Bookings
import CivilTime
import Foundation
import LoopbackServers
import Mail
import Notifications
import TestSupport
import Testing

/// What Python's icalendar reads in the invitations of a booking that is made, moved and cancelled.
struct InvitationTests {
    private struct Invitation: Decodable {
        /// Of the part's content type.
        let parameter: String
        let method: String
        let errors: [String]
        let uid: String
        let sequence: Int
        let stamp: Int64
        let start: Int64
        let end: Int64
        let status: String
        let organizer: String
        let attendees: [String]
        let answers: [String]
        let summary: String
    }

    @Test func `one entry is made, moved and taken back`() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book(ClientDetails(name: "Kim; \"Lee\", Jr.", email: "kim@example.org"))
            let server = try practice.dispatcher()
            try await practice.send(server)
            practice.now += Practice.hour
            try await practice.move(booking, to: Practice.start + 86_400)
            try await practice.send(server)
            practice.now += Practice.hour
            try await practice.cancel(booking)
            try await practice.send(server)
            let mails = practice.carrier.mails.filter { $0.recipient == "kim@example.org" }.map(\.content)
            try #require(mails.count == 3)
            let found = try Self.read(mails).compactMap(\.self)
            try #require(found.count == 3, "The invitation is the last of the alternatives.")
            #expect(found.map(\.method) == ["REQUEST", "REQUEST", "CANCEL"])
            #expect(found.map(\.parameter) == found.map(\.method))
            #expect(found.map(\.status) == ["CONFIRMED", "CONFIRMED", "CANCELLED"])
            #expect(Set(found.map(\.uid)).count == 1)
            #expect(found.map(\.sequence) == [0, 1, 2])
            let starts = [Practice.start, Practice.start + 86_400, Practice.start + 86_400].map(\.secondsSince1970)
            #expect(found.map(\.start) == starts)
            #expect(found.map(\.end) == starts.map { $0 + Practice.hour })
            #expect(zip(found, found.dropFirst()).allSatisfy { $0.stamp < $1.stamp })
            for invitation in found {
                #expect(invitation.errors == [])
                #expect(invitation.organizer.lowercased() == "mailto:bookings@bookable.example")
                #expect(invitation.attendees.map { $0.lowercased() } == ["mailto:kim@example.org"])
                #expect(invitation.answers == ["FALSE"])
            }
        }
    }

    private static func read(_ mails: [[UInt8]]) throws -> [Invitation?] {
        let folder = try TemporaryFolder()
        let files = try mails.enumerated().map { index, mail in
            let path = folder.path("\(index).eml")
            try Data(mail).write(to: URL(filePath: path))
            return path
        }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_invitations.py").path
        let python = Process()
        python.executableURL = CalendarPeers.python
        python.arguments = [script] + files
        let output = Pipe()
        python.standardOutput = output
        try python.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
        return try JSONDecoder().decode([Invitation?].self, from: data)
    }
}
