import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Marketplace
import Payments
import Pictures
import Policies
import SQL
import Scheduling
import Stripe
import WireFormat

extension APIError {
    /// What the client is told of an error.
    ///
    /// What is not known here is the server's fault, and its cause is not told.
    package init(_ error: any Error) {
        switch error {
        case let error as APIError: self = error
        case let error as BookingsError: self.init(error)
        case let error as RefusedSeries: self.init(error)
        case let error as PaymentsError: self.init(error)
        case let error as WireError: self.init(error)
        case let error as RefusedDocument: self.init(error)
        case let error as ScheduleError: self.init(error)
        case let error as ZoneError: self.init(error)
        case let error as PolicyError: self.init(error)
        case let error as FairQueueError: self.init(error)
        case is RuleQueueError: self = .overloaded("Too many lists of this provider wait; try again in a second.")
        case let error as RuleBudgetError:
            let field = FieldError(field: "to", reason: "Ask for a shorter range.")
            self.init(.rangeTooLarge, error.message, errors: [field])
        case let error as PictureError: self.init(error)
        case let error as SQLError: self.init(error)
        case let error as WebhookError: self.init(error)
        case let error as StripeError: self.init(error)
        case let error as SearchError: self.init(error)
        case is NIOTooManyBytesError: self.init(.bodyTooLarge, "The body is longer than the server accepts.")
        case is HTTPParserError: self.init(.invalidRequest, "The body is not framed as HTTP asks for.")
        case let error as HTTPError where error.status == .notFound:
            self.init(.notFound, "The path was not found; GET /openapi.json lists all.")
        case is CancellationError: self.init(.unavailable, "The request was given up.")
        default: self = .internalError
        }
    }

    private static var internalError: APIError {
        APIError(.internalError, "Something went wrong that is not the fault of the request; the log says what.")
    }

    private init(_ error: BookingsError) {
        let code: ProblemCode
        switch error.code {
        case .notFound: code = .notFound
        case .invalidValue: code = .invalidValue
        case .conflict: code = .conflict
        case .wrongState: code = .wrongState
        case .policyInvalid: code = .policyInvalid
        case .idempotencyMismatch: code = .idempotencyKeyReused
        case .idempotencyKeyWeak: code = .idempotencyKeyWeak
        case .unauthorized: code = .unauthorized
        case .forbidden: code = .forbidden
        case .paymentsUnavailable: code = .paymentsUnavailable
        case .tooManyHolds:
            self = .tooManyRequests(error.message, after: max(error.retryAfter ?? 1, 1))
            return
        case .unreadableRecord:
            self = .internalError
            return
        }
        if code == .unauthorized {
            self = .unauthorized(error.message)
        } else {
            let first = error.field.map { [FieldError(field: $0, reason: error.message)] } ?? []
            let all = error.faults.map { FieldError(field: $0.field, reason: $0.message, fault: $0.fault) }
            self.init(code, error.message, errors: all.isEmpty ? first : all)
        }
    }

    private init(_ error: PaymentsError) {
        switch error.code {
        case .tooManyCalls: self = .tooManyRequests(error.message, after: error.retryAfter)
        }
    }

    private init(_ error: WireError) {
        let code: ProblemCode =
            switch error.code {
            case .form: .invalidRequest
            case .value: .invalidValue
            }
        self.init(code, error.description, errors: [FieldError(error)])
    }

    private init(_ error: SearchError) {
        switch error {
        case .unavailable:
            self.init(.unavailable, "The server does not hear of changes now, and cannot tell who is free.")
        case .tooManyWait: self = .overloaded("Too many searches wait; try again in a second.")
        case .tooBroad:
            self.init(
                .invalidValue,
                "Too many services fit for their free time to be looked through; ask for a category, a place, words or fewer dates."
            )
        }
    }

    /// Its form is the graver fault: it may hide others.
    private init(_ error: RefusedDocument) {
        let code: ProblemCode = error.errors.contains { $0.code == .form } ? .invalidRequest : .invalidValue
        self.init(code, error.description, errors: error.errors.map(FieldError.init))
    }

    private init(_ error: ScheduleError) {
        self.init(.invalidValue, error.message, errors: [FieldError(field: error.field, reason: error.message)])
    }

    private init(_ error: ZoneError) {
        switch error.code {
        case .unknownZone:
            self.init(.invalidValue, error.message, errors: [FieldError(field: "time_zone", reason: error.message)])
        case .malformed, .unreadable: self = .internalError
        }
    }

    private init(_ error: PolicyError) {
        switch error.code {
        case .sourceTooLarge, .notText, .syntax, .shape:
            self.init(.policyInvalid, error.description, errors: [FieldError(error)])
        case .instructions, .memory, .runtime, .result:
            self.init(.policyFailed, error.description, errors: [FieldError(error)])
        case .booking:
            self.init(.invalidValue, error.message, errors: [FieldError(field: "booking", reason: error.message)])
        case .deadline:
            self.init(.unavailable, error.message)
            headers[.retryAfter] = "1"
        }
    }

    private init(_ error: FairQueueError) {
        switch error.code {
        case .shareFull:
            self.init(.tooManyAtOnce, "As many of your requests to policies wait as may; try again in some seconds.")
            headers[.retryAfter] = "2"
        case .queueFull: self = .overloaded("Too many requests to policies wait; try again in a second.")
        }
    }

    private init(_ error: WebhookError) {
        switch error.code {
        case .malformedHeader, .wrongSignature, .tooOld: self.init(.signatureInvalid, error.message)
        case .malformedEvent: self.init(.invalidRequest, error.message)
        case .emptySecret: self = .internalError
        }
    }

    /// What Stripe said is told to those who run the server: it may name what is theirs to know.
    private init(_ error: StripeError) {
        self.init(.unavailable, "Stripe cannot be asked at the moment; try again in some seconds.")
        headers[.retryAfter] = "\(min(max(error.retryAfter?.components.seconds ?? 5, 1), 60))"
    }

    private init(_ error: SQLError) {
        switch error.code {
        case .busy:
            self = .overloaded("Too many requests wait for the database; try again in a second.")
        case .contention, .connection, .closed, .timeout, .unknownOutcome:
            self.init(.unavailable, "The database cannot be reached or is busy; try again in a second.")
            headers[.retryAfter] = "1"
        case .full:
            self.init(.storageFull, "The database has no space left to write to; nothing was changed.")
            headers[.retryAfter] = "60"
        case .lost:
            self.init(
                .storageLost,
                "The server's database file was removed or replaced while it was open; nothing is kept until that is put right."
            )
            headers[.retryAfter] = "60"
        case .readOnly:
            self.init(.unavailable, "The database of this server can only be read; changes go to another server.")
        case .constraint, .aborted, .syntax, .corrupt, .missingColumn, .wrongType,
            .migrationAltered, .migrationUnknown, .migrationOutOfOrder, .other:
            self = .internalError
        }
    }
}

extension FieldError {
    /// What is wrong with a policy's source.
    init(_ error: PolicyError) {
        self.init(field: "source", reason: error.message, line: error.line)
    }
}
