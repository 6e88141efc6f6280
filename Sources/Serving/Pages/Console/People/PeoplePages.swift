import BookableAPI
import Bookings
import ConsoleTexts
import Hummingbird
import SQL

/// The members of a provider: who they are, what they may do, adding and removing them.
struct PeoplePages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let options: ConsoleOptions
    private let limiter: SignInRateLimiter
    private let desk = MemberDesk()

    init(database: any SQLDatabase, gate: ConsoleGate, options: ConsoleOptions, limiter: SignInRateLimiter) {
        self.database = database
        self.gate = gate
        self.options = options
        self.limiter = limiter
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/people") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/people") { try await add(PageRequest($0, $1)) }
        router.post("console/{provider}/people/{member}/role") { try await change(PageRequest($0, $1)) }
        router.get("console/{provider}/people/{member}/remove") { try await askToRemove(PageRequest($0, $1)) }
        router.post("console/{provider}/people/{member}/remove") { try await remove(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            try await page(practice, request, PeopleView.Draft())
        }
    }

    private func page(
        _ practice: Practice,
        _ request: PageRequest,
        _ draft: PeopleView.Draft
    ) async throws -> Response {
        let members = try await members(of: practice, request)
        let visit = request.visit(practice.address.appending("people"))
        let news = PeopleView.News(rawValue: request.query["news"])
        let view = PeopleView(practice: practice, members: members, draft: draft, news: news)
        let status = draft.isRefused ? HTTPResponse.Status.unprocessableContent : .ok
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private func members(of practice: Practice, _ request: PageRequest) async throws -> [Member] {
        try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await desk.list(of: practice.provider.id, in: $0)
        }
    }

    private func add(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let fields = try await request.form().fields
            var draft = PeopleView.Draft(fields)
            guard let mailbox = MemberAddress.normalized(draft.email), let role = draft.role, !draft.name.isEmpty else {
                draft.isRefused = true
                return try await page(practice, request, draft)
            }
            try limiter.admit(request.context.clientAddress, mailbox: mailbox, at: request.now)
            do {
                let member = try await gate.change(practice, request, fields, made: { [$0.id.rawValue] }) {
                    try await desk.add(draft.email, name: draft.name, as: role, to: practice.provider.id, in: $0)
                }
                options.sendLink?(member.email, request.visit(.root).language)
            } catch let error as BookingsError where error.code == .conflict {
                request.note(error)
                draft.isRefused = true
                draft.isTaken = true
                return try await page(practice, request, draft)
            }
            return back(practice, request, .added)
        }
    }

    private func change(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let fields = try await request.form().fields
            let id = try member(request)
            guard let role = MemberRole(rawValue: fields["role"]), role != .admin else { throw PageRequest.notFound }
            return try await keepingOwner(practice, request, .saved) {
                try await change(practice, request, fields) {
                    try await desk.change(id, of: practice.provider.id, to: role, in: $0)
                }
            }
        }
    }

    private func askToRemove(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let id = try member(request)
            guard let member = try await members(of: practice, request).first(where: { $0.id == id }) else {
                throw PageRequest.notFound
            }
            let address = practice.address.appending("people")
            let visit = request.visit(address.appending(id.rawValue).appending("remove"))
            let view = RemovePersonView(practice: practice, member: member)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func remove(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            let fields = try await request.form().fields
            let id = try member(request)
            return try await keepingOwner(practice, request, .removed) {
                try await change(practice, request, fields) {
                    try await desk.remove(id, of: practice.provider.id, in: $0)
                }
            }
        }
    }

    private func member(_ request: PageRequest) throws -> MemberID {
        guard let id = MemberID(rawValue: request.part("member")) else { throw PageRequest.notFound }
        return id
    }

    private func change<Result: Sendable>(
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields,
        _ useCase: (Transaction) async throws -> Result
    ) async throws -> Result {
        try await gate.change(practice, request, fields, useCase)
    }

    private func keepingOwner(
        _ practice: Practice,
        _ request: PageRequest,
        _ news: PeopleView.News,
        _ change: () async throws -> Void
    ) async throws -> Response {
        do {
            try await change()
            return back(practice, request, news)
        } catch let error as BookingsError where error.code == .conflict {
            request.note(error)
            return back(practice, request, .keepsOwner)
        }
    }

    private func back(_ practice: Practice, _ request: PageRequest, _ news: PeopleView.News) -> Response {
        let address = practice.address.appending("people").with("news", news.rawValue)
        return .leading(to: request.visit(address).link(address).text)
    }
}
