import BookableAPI
import BookablePages
import Bookings
import CivilTime
import Foundation
import HummingbirdTesting
import Marketplace
import Notifications
import SQL
import Scheduling
import TestSupport
import Testing

@testable import Pictures

/// Pages as browsers show them and people use them.
struct BrowserTests {
    /// One way of looking at the pages, named as `browse.py` names it.
    enum Scenario: String, CaseIterable {
        /// Books, moves and cancels, without any script and with those of the pages.
        case flow
        case flowInFirefox = "flow firefox"

        /// The same with the keyboard alone.
        case keys
        case keysInFirefox = "keys firefox"

        /// Validates what is sent against the HTML standard.
        case valid

        /// Holds every page against WCAG 2.2 AA, light and dark, at three widths.
        case access

        /// Counts what the first view costs.
        case budget

        /// Is notified of a booking.
        case push
        case pushInFirefox = "push firefox"

        /// Reads codes that lead here.
        case codes

        /// Books and manages at random.
        case walk

        /// Shows texts that try to be more than text.
        case hostile

        /// Looks at the photos of a listing.
        case gallery

        /// Looks at times with a device that is set to another zone.
        case device

        /// Searches with the keyboard, and asks the browser where it is.
        case search

        /// Books within a page of another site.
        case embed

        /// Reads the reference of the API.
        case reference

        /// Books on a page that another site has written for itself.
        case foreign
    }

    @Test(arguments: Scenario.allCases)
    func `pages are as they should be`(scenario: Scenario) async throws {
        let links = ReminderLinkSigner(secrets: [Array(repeating: 7, count: 32)])
        let requests = ClientLinkRequests { _, _ in }
        try await PageStage.run(
            .live,
            bookingLinks: links,
            clientLinks: requests,
            console: Self.console,
            messages: Self.messages
        ) { stage in
            let seeds = try await stage.seedAll()
            let (status, output) = try await Browser.browse("browse.py", scenario.rawValue, stage.url, seeds)
            #expect(status == 0, "\(output)")
            if scenario == .pushInFirefox { try await expectOneBrowser(of: stage) }
        }
    }

    /// Without TLS, as on the machine that the browser runs on.
    private static let console = ConsoleOptions(usesTLS: false, publicURL: "https://book.example")

    /// Messages go to browsers that have subscribed, by an address of the stand-in.
    private static let messages = MessageAccess(
        channels: [.push],
        applicationServerKey:
            "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U",
        mailsOffers: true
    )

    /// One subscription is kept, with the consent of its client.
    private func expectOneBrowser(of stage: PageStage) async throws {
        let (browsers, consents) = try await stage.database.transaction(.read) { connection in
            (
                try await connection.query("SELECT endpoint FROM push_subscriptions"),
                try await connection.query(
                    "SELECT channel FROM message_consents WHERE withdrawn_at IS NULL"
                )
            )
        }
        #expect(browsers.count == 1)
        #expect(consents.count == 1)
    }
}

extension PageStage {
    /// Every page there is, with ordinary texts and with hostile ones, as `browse.py` takes them.
    fileprivate func seedAll() async throws -> Data {
        let anna = try await open { draft in draft.description = "Wash, cut and blow-dry.\nFor all lengths." }
        let form = try await open("maya", called: "Maya Torres", service: "Consultation", Self.askForEverything)
        let ask = try await open("owen", called: "Owen Price", service: "Visit") { $0.requiresApproval = true }
        let paid = try await book(anna, at: "2026-03-05T09:00:00Z")
        let cancelled = try await book(anna, at: "2026-03-06T09:00:00Z")
        _ = try await post("\(cancelled)/cancel", [])
        let asked = try await book(ask, at: "2026-03-06T09:00:00Z", paid: 0)
        let gold = try await open("gold", called: "Gold") { $0.description = "In a colour that is hard to read." }
        try await choose(PageChoices(accent: AccentColor("#ffe600")), for: gold.provider)
        let (full, offered, waiting) = try await fillUp("nora", called: "Nora Lind")
        let site = try #require(WebOrigin("http://127.0.0.2"))
        try await choose(PageChoices(embedOrigins: [site]), for: anna.provider)
        try await list(anna, "Anna Berger", at: "Oranienstraße 1, 10999 Berlin")
        let large = try RenderedPicture(try JPEGEncoder.encode(.slope(width: 700, height: 525)))
        try await show(large, "The salon", in: anna)
        try await show(try RenderedPicture(SamplePhoto.jpeg), "A chair", in: anna)
        let report = try await review(anna, "Listened well.\nNo waiting.")
        let pages = [
            "report": report, "reported": "\(report)?news=sent", "review": try await visit(gold),
            "accent": gold.path, "accented form": "\(gold.path)/book?at=2026-03-09T09:00:00Z",
            "embedded": "\(anna.path)?embed=1", "zone": "\(anna.path)/zone",
            "month elsewhere": "\(anna.path)?zone=America%2FArgentina%2FComodRivadavia",
            "form elsewhere": "\(anna.path)/book?at=2026-03-09T09:00:00Z&zone=Asia%2FTokyo",
            "home": "/", "provider": "/anna", "month": anna.path, "none": "\(anna.path)?month=2028-02",
            "form": "\(form.path)/book?at=2026-03-09T09:00:00Z", "booking": paid, "moved": "\(paid)?news=moved",
            "move": "\(paid)/move", "move to": "\(paid)/move?at=2026-03-09T12:00:00Z", "cancel": "\(paid)/cancel",
            "cancelled": cancelled, "asked": asked, "missing": "/nobody",
            "documents": try await withDocument(), "bookings": "/my", "link sent": "/my/sent",
            "link": try await clientLink(), "search": "/search",
            "found": "/search?q=haircut&from=2026-03-09&part=morning&near=52.5,13.4", "listing": "/anna-berger",
            "terms": "/terms", "full": "\(full.path)?month=2026-03", "wait": "\(full.path)/wait?month=2026-03",
            "waiting": waiting, "offered": offered,
        ]
        let evil = try await open("evil", called: Self.hostile, service: Self.hostile) { draft in
            Self.askForEverything(&draft)
            draft.description = Self.hostile
        }
        let victim = try await open("victim", called: Self.hostile, service: Self.hostile) {
            $0.description = Self.hostile
        }
        try await list(evil, Self.hostile)
        let (fullOfEvil, offeredToEvil, waitingEvil) = try await fillUp("crowd", called: Self.hostile)
        let held = try await book(victim, at: "2026-03-05T09:00:00Z")
        let hostileReport = try await review(victim, for: Self.hostile, Self.hostile)
        let hostile = [
            "reviews": "/victim", "report": hostileReport, "wait": "\(fullOfEvil.path)/wait?month=%3Cb%3E",
            "waiting": waitingEvil, "offered": offeredToEvil,
            "home": "/", "provider": "/evil", "month": evil.path, "form": "\(evil.path)/book?at=2026-03-09T09:00:00Z",
            "booking": held, "move": "\(held)/move", "cancel": "\(held)/cancel",
            "search": "/search?q=onerror", "searched": "/search?q=%3Cscript%3E&category=%22%3E&near=%22%3E&from=x",
            "query": "/anna/cut?lang=%22%3E%3Cscript%3E&day=%3Cb%3E&zone=%3Cscript%3E",
            "zone": "\(evil.path)/zone?zone=%22%3E%3Cscript%3E&day=%3Cb%3E",
        ]
        return try JSONEncoder().encode(
            Seeds(
                form: pages["form"] ?? "",
                pages: pages,
                hostile: hostile,
                site: site.text,
                codes: Self.codes,
                walk: ["path": anna.path, "provider": anna.provider.rawValue, "key": try await key(of: anna)],
                link: try await clientLink(),
                session: try await enteredMy()["Cookie"]?.split(separator: "=").last.map(String.init) ?? ""
            )
        )
    }

    /// A shop without a free place in March, and the pages of two who wait for one: the first is offered it.
    private func fillUp(_ name: String, called title: String) async throws -> (Shop, offered: String, waiting: String) {
        let shop = try await open(name, called: title, service: title) { $0.timing.maximumPerMonth = 1 }
        let taken = try await book(shop, at: "2026-03-12T09:00:00Z", paid: 0)
        let (first, second) = (try await wait(for: shop, called: title), try await wait(for: shop, called: title))
        _ = try await post("\(taken)/cancel", [])
        try await offerPlaces()
        // Within one second chance says who came first.
        let isFirst = try await get(first).html.contains("/accept")
        return isFirst ? (shop, first, second) : (shop, second, first)
    }

    /// Lists a shop near the middle of Berlin.
    func list(
        _ shop: Shop,
        _ text: String,
        at address: String = "Oranienstraße 1",
        _ position: String = "52.51,13.41"
    ) async throws {
        var draft = ListingDraft()
        draft.slug = ListingSlug(rawValue: "\(shop.name)-berger")
        draft.texts = ["en": ListingText(headline: text, description: text), "ar": ListingText(headline: "صالون")]
        draft.categories = [try #require(CategoryID(rawValue: "hair"))]
        draft.place.address = address
        draft.place.position = Position(position)
        draft.isPublished = true
        let desk = ListingDesk(zones: .system, rules: MarketplaceRules())
        try await database.transaction(.write, by: .system, at: Self.now) { [draft] in
            _ = try await desk.put(draft, of: shop.provider, isApproved: true, in: $0)
        }
    }

    private func show(_ picture: RenderedPicture, _ text: String, in shop: Shop) async throws {
        let desk = PhotoDesk(rules: MarketplaceRules())
        try await database.transaction(.write, by: .system, at: Self.now) { transaction in
            _ = try await desk.add(picture, alternativeText: text, to: shop.provider, byOperator: true, in: transaction)
        }
    }

    private func key(of shop: Shop) async throws -> String {
        try await database.transaction(.write) { connection in
            try await APIKeyStore().create(
                role: .provider,
                provider: shop.provider,
                name: "walks",
                at: Self.now,
                in: connection
            ).secret.text
        }
    }

    private static let codes = [
        "/anna/qr.svg": "https://book.example/anna",
        "/anna/cut/qr.svg?lang=ar": "https://book.example/anna/cut?lang=ar",
    ]

    /// The page of a booking with a document.
    private func withDocument() async throws -> String {
        let shop = try await open("dora", called: "Dora", service: "Visit") { draft in
            draft.requirements = ClientRequirements(documents: [
                RequiredDocument(name: "referral", label: "Referral", due: .visit),
                RequiredDocument(name: "passport", label: "Passport", due: .visit),
            ])
        }
        let address = try await book(shop, at: "2026-03-05T09:00:00Z", paid: 0)
        let id = try await id(of: address)
        try await database.transaction(.write, by: .client(id), at: Self.now) { transaction in
            let desk = BookingDocumentDesk(rules: DocumentRules())
            let received = try await desk.receive(Array("%PDF-1.4".utf8), for: id)
            _ = try await desk.put(received, as: "referral", for: id, in: transaction)
        }
        return address
    }

    private func choose(_ choices: PageChoices, for id: ProviderID) async throws {
        try await database.transaction(.write, by: .system, at: Self.now) { transaction in
            let store = ProviderStore(zones: .system)
            var provider = try await store.find(id, in: transaction.connection)
            provider.pages = choices
            _ = try await store.update(provider, at: Self.now, in: transaction.connection)
        }
    }

    private static let hostile = "</title></h1><script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u{202e}x"

    private static let askForEverything: @Sendable (inout ServiceStore.Draft) -> Void = { draft in
        let label = draft.name == PageStage.hostile ? PageStage.hostile : "Question"
        draft.requirements = ClientRequirements(
            fields: FormField.Kind.allCases.map { kind in
                FormField(
                    name: kind.rawValue,
                    label: "\(label) \(kind.rawValue)",
                    type: kind,
                    required: kind != .text,
                    choices: kind == .choice ? [label, "Other"] : []
                )
            },
            documents: [
                RequiredDocument(name: "referral", label: label, due: .booking),
                RequiredDocument(name: "passport", label: label, due: .visit),
            ]
        )
    }
}

extension Pixels {
    /// From dark to light.
    fileprivate static func slope(width: Int, height: Int) -> Pixels {
        let bytes = (0..<height).flatMap { row in
            (0..<(width * 3)).map { UInt8(($0 + row) * 255 / (width * 3 + height)) }
        }
        return Pixels(size: PictureSize(width: width, height: height), bytes: bytes)
    }
}

private struct Seeds: Encodable {
    let form: String
    let pages: [String: String]
    let hostile: [String: String]
    let site: String

    /// What the codes at addresses lead to.
    let codes: [String: String]

    /// The page where walks begin, and the provider whose it is, with a key.
    let walk: [String: String]
    let link: String
    let session: String
}
