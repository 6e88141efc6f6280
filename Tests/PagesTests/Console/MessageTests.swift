import BookablePages
import Bookings
import CivilTime
import Foundation
import Notifications
import SQL
import TestSupport
import Testing

/// Messages in the console.
struct MessageTests {
    @Test func `messages are listed by day, and one that failed is sent again`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Kim Client")
            try await stage.message(.confirmed, of: id, in: .failed, because: "550 mailbox unknown")
            try await stage.message(.moved, of: id, in: .sent)
            let today = try await stage.get("/console/anna/messages", headers: owner).html
            #expect(today.contains("550 mailbox unknown"), "What is in trouble is shown on every day.")
            #expect(today.contains("There are no messages."))
            let page = try await stage.get("/console/anna/messages?date=2026-03-09", headers: owner).html
            #expect(page.matches(of: /Kim Client/).count == 3, "One in trouble, two of the day.")
            let own = try await stage.get("/console/anna/bookings/\(id)", headers: owner).html
            #expect(own.contains("550 mailbox unknown"))

            let path = "/console/anna/messages/\(id).1.confirmed.client.email/retry"
            #expect(own.contains(path))
            let again = try await stage.post(path, [("from", "booking")], headers: owner)
            #expect(again.header("Location") == "/console/anna/bookings/\(id)?news=done")
            let twice = try await stage.post(path, [], headers: owner)
            #expect(twice.header("Location") == "/console/anna/messages?news=planned")
            let messages = try await stage.database.transaction(.read) { try await MessageStore().list(of: id, in: $0) }
            #expect(messages.first { $0.key.occasion == .confirmed }?.status == .planned)
            #expect(messages.first { $0.key.occasion == .moved }?.status == .sent)
        }
    }

    @Test func `a member is sent a test mail, and told what the mail server answered`() async throws {
        let folder = try TemporaryFolder()
        let identity = try #require(MessageIdentity(mailFrom: "bookings@bookable.example"))
        let mailer = TestMailer(
            identity: identity,
            carrier: try MaildirCarrier(folder: folder.path("mails")),
            clock: { PageStage.now }
        )
        try await PageStage.run(console: ConsoleOptions(testMailer: mailer)) { stage in
            let (_, owner) = try await stage.owned()
            let page = try await stage.get("/console/anna/messages", headers: owner).html
            #expect(page.contains("Send me a test mail"))
            let taken = try await stage.post("/console/anna/messages/test?lang=de", [], headers: owner)
            #expect(taken.status == 303)
            let next = try #require(taken.header("Location"))
            #expect(try await stage.get(next, headers: owner).html.contains("hat die Testmail angenommen"))
            let mails = try FileManager.default.contentsOfDirectory(atPath: folder.path("mails/new"))
            try #require(mails.count == 1)
            let mail = try String(contentsOfFile: folder.path("mails/new/\(mails[0])"), encoding: .utf8)
            #expect(mail.contains("Subject: Testmail\r\n") && mail.contains("To: <anna@example.org>\r\n"))
            // The folder cannot be written any more.
            try FileManager.default.removeItem(atPath: folder.path("mails"))
            let failed = try await stage.post("/console/anna/messages/test", [], headers: owner)
            #expect(failed.status == 422 && failed.html.contains("did not take the test mail"))
            #expect(failed.html.contains("The folder of mails cannot be written"))
            for _ in 0..<3 { _ = try await stage.post("/console/anna/messages/test", [], headers: owner) }
            let often = try await stage.post("/console/anna/messages/test", [], headers: owner)
            #expect(often.status == 429, "A mailbox is sent five in ten minutes.")
        }
    }

    @Test func `without a mail server there are no test mails`() async throws {
        try await PageStage.run { stage in
            let (_, owner) = try await stage.owned()
            #expect(try await !stage.get("/console/anna/messages", headers: owner).html.contains("test mail"))
            #expect(try await stage.post("/console/anna/messages/test", [], headers: owner).status == 404)
        }
    }

    @Test func `settings are changed, and what the form does not have stays`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            var before = MessageChoices()
            before.clientOccasions = [.moved: [.sms]]
            try await stage.choose(before, of: shop)
            let path = "/console/anna/message-settings"
            let page = try await stage.get(path, headers: owner)
            #expect(page.html.contains("name=\"first\" value=\"1440\"") && page.html.contains("value=\"21:00\""))
            var fields = [
                ("revision", page.form["revision"] ?? ""), ("first", "2880"), ("last", "0"), ("review", "60"),
                ("approval", "240"), ("night-start", "22:00"), ("night-end", "07:00"), ("channels", "email"),
                ("language", "de"), ("client-moved", "yes"), ("client-confirmed", "yes"),
            ]
            #expect(try await stage.post(path, fields, headers: owner).status == 303)
            let chosen = try await stage.choices(of: shop)
            #expect(chosen.firstReminderMinutes == 2_880 && chosen.lastReminderMinutes == 0 && chosen.language == "de")
            #expect(chosen.clientChannels == [.email] && chosen.quietHours?.start == "22:00")
            #expect(chosen.clientOccasions?[.moved] == [.sms], "The form has no channels of one occasion.")
            #expect(chosen.clientOccasions?[.expired] == [], "Nobody is told of what is not ticked.")
            #expect(chosen.clientOccasions?[.confirmed] == nil)

            fields[1].1 = "99"
            let late = try await stage.post(path, fields, headers: owner)
            #expect(late.status == 422 && late.html.contains("value=\"2880\""))
            fields[0].1 = late.form["revision"] ?? ""
            fields[1].1 = "soon"
            #expect(try await stage.post(path, fields, headers: owner).status == 422)
            #expect(try await stage.choices(of: shop) == chosen)
        }
    }

    @Test func `a sentence of the provider's own is kept by language, and refused if it is too long`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let path = "/console/anna/message-settings"
            let page = try await stage.get(path, headers: owner)
            var fields = page.form
            fields["sentence-de"] = "Bitte <b>zweimal</b> klingeln."
            let saved = try await stage.post(path, fields.map { ($0.key, $0.value) }, headers: owner)
            #expect(saved.status == 303)
            #expect(try await stage.choices(of: shop).clientSentences == ["de": "Bitte <b>zweimal</b> klingeln."])
            let again = try await stage.get(path, headers: owner)
            #expect(again.html.contains("Bitte &lt;b&gt;zweimal"))
            fields = again.form
            fields["sentence-fr"] = String(repeating: "x", count: 501)
            let long = try await stage.post(path, fields.map { ($0.key, $0.value) }, headers: owner)
            #expect(long.status == 422 && long.html.contains("at most 500 characters"), "\(long.status)")
            #expect(try await stage.choices(of: shop).clientSentences?["fr"] == nil)
            fields["sentence-fr"] = ""
            fields["sentence-de"] = ""
            #expect(try await stage.post(path, fields.map { ($0.key, $0.value) }, headers: owner).status == 303)
            #expect(try await stage.choices(of: shop).clientSentences == nil)
        }
    }

    @Test func `a message is shown in all languages, for each occasion`() async throws {
        try await PageStage.run { stage in
            let (_, owner) = try await stage.owned()
            for occasion in Occasion.allCases {
                for recipient in Recipient.allCases {
                    let query = "occasion=\(occasion.rawValue)&to=\(recipient.rawValue)"
                    let page = try await stage.get("/console/anna/message-preview?\(query)", headers: owner)
                    #expect(page.status == 200, "\(query)")
                    for name in ["English", "Deutsch", "Français", "Español", "Русский", "العربية"] {
                        #expect(page.html.contains(name), "\(query)")
                    }
                    #expect(page.html.matches(of: /Haircut/).count >= 6, "\(query)")
                }
            }
        }
    }

    @Test func `messages of others stay as they are`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let other = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("anna@example.org", .owner, of: other)
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Kim Client")
            try await stage.message(.confirmed, of: id, in: .failed)
            let path = "/console/maya/messages/\(id).1.confirmed.client.email/retry"
            #expect(try await stage.post(path, [], headers: owner).status == 404)
            #expect(try await !stage.get("/console/maya/messages?date=2026-03-09", headers: owner).html.contains("Kim"))
        }
    }
}

extension PageStage {
    fileprivate func choose(_ choices: MessageChoices, of shop: Shop) async throws {
        try await database.transaction(.write, by: .system, at: Self.now) {
            try await MessageChoiceDesk(zones: .system).put(choices, of: shop.provider, for: nil, in: $0)
        }
    }

    fileprivate func choices(of shop: Shop) async throws -> MessageChoices {
        try await database.transaction(.read, by: .system, at: Self.now) {
            try await MessageChoiceDesk(zones: .system).find(of: shop.provider, for: nil, in: $0)
        }
    }
}
