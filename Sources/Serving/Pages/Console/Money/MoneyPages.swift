import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import Money
import Payments
import SQL

/// What a provider was paid, gave back and owes, and how refunds that people pay are recorded.
struct MoneyPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let payouts: PayoutDesk
    private let reconciliations = ReconciliationStore()
    private let payments = PaymentStore()

    init(database: any SQLDatabase, gate: ConsoleGate, payouts: PayoutDesk) {
        self.database = database
        self.gate = gate
        self.payouts = payouts
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/money") { try await show(PageRequest($0, $1)) }
        router.get("console/{provider}/money/refunds/{refund}") { try await ask(PageRequest($0, $1)) }
        router.post("console/{provider}/money/refunds/{refund}/settle") { try await settle(PageRequest($0, $1)) }
        router.post("console/{provider}/money/refunds/{refund}/retry") { try await retry(PageRequest($0, $1)) }
    }

    static func address(_ practice: Practice) -> Address { practice.address.appending("money") }

    /// How many refunds a page lists.
    static let maximumRefunds = 100

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeMoney) { practice in
            let provider = practice.provider.id
            let (ledger, owed, run) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                (
                    try await Ledger(by: .month, provider: provider, in: transaction.connection),
                    try await payouts.toPay(of: provider, limit: Self.maximumRefunds, in: transaction),
                    try await reconciliations.find(in: transaction.connection)
                )
            }
            let visit = request.visit(Self.address(practice))
            let view = MoneyView(
                practice: practice,
                ledger: ledger,
                owed: owed,
                run: run,
                news: MoneyView.News(rawValue: request.query["news"])
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    // MARK: Refunds

    private func id(_ request: PageRequest, of practice: Practice) throws -> RefundID {
        guard let id = RefundID(rawValue: request.part("refund")), id.provider == practice.provider.id else {
            throw PageRequest.notFound
        }
        return id
    }

    private func ask(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .payRefunds) { practice in
            try await page(try id(request, of: practice), practice, request)
        }
    }

    private func page(
        _ id: RefundID,
        _ practice: Practice,
        _ request: PageRequest,
        draft: SettleRefundView.Draft = SettleRefundView.Draft()
    ) async throws -> Response {
        let (settlement, paid) = try await database.transaction(
            .read,
            by: practice.member.requester,
            at: request.now
        ) { transaction in
            let settlement = try await payouts.find(id, in: transaction)
            return (
                settlement, try await payments.list(of: settlement.refund.booking, in: transaction.connection)
            )
        }
        guard settlement.dueByHand.minorUnits > 0 else { return back(practice, request, .changed) }
        let visit = request.visit(SettleRefundView.address(of: id, practice))
        let view = SettleRefundView(practice: practice, settlement: settlement, payments: paid, draft: draft)
        let status: HTTPResponse.Status = draft.isRefused ? .unprocessableContent : .ok
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private func settle(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .payRefunds) { practice in
            let fields = try await request.form().fields
            let id = try id(request, of: practice)
            var draft = SettleRefundView.Draft(fields)
            guard let proof = draft.proof.read(at: request.now), let method = draft.method else {
                return try await page(id, practice, request, draft: draft)
            }
            return try await change(practice, request, fields) { transaction in
                // The amount that the page showed: one that has changed since is not paid by this.
                _ = try await payouts.settle(
                    id,
                    by: method,
                    amount: Int64(fields["amount"]) ?? 0,
                    proof: proof,
                    in: transaction
                )
            }
        }
    }

    private func retry(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .payRefunds) { practice in
            let fields = try await request.form().fields
            let id = try id(request, of: practice)
            return try await change(practice, request, fields) { _ = try await payouts.retry(id, in: $0) }
        }
    }

    private func change(
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields,
        _ useCase: (Transaction) async throws -> Void
    ) async throws -> Response {
        do {
            try await gate.change(practice, request, fields) { try await useCase($0) }
            return back(practice, request, .done)
        } catch let error as BookingsError where [.wrongState, .conflict, .invalidValue].contains(error.code) {
            request.note(error)
            return back(practice, request, .changed)
        }
    }

    private func back(_ practice: Practice, _ request: PageRequest, _ news: MoneyView.News) -> Response {
        let address = Self.address(practice).with("news", news.rawValue)
        return .leading(to: request.visit(address).link(address).text)
    }
}
