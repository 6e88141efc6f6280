extension CalendarProblem {
    init(_ error: ServiceError, of service: CalendarService) {
        let code: Code =
            switch error.code {
            case .denied: .denied
            case .missing: .missing
            case .unauthorized, .quota, .unavailable: .unavailable
            }
        self.init(code: code, message: "\(service.title) \(error.message).")
    }

    init(_ failure: AccountFailure) {
        switch failure {
        case .removed: self.init(code: .disconnected, message: "The account of this calendar was removed.")
        case .ended(let service):
            let message = "\(service.title) gives no access any more: connect the account again."
            self.init(code: .disconnected, message: message)
        case .unusable(let reason): self.init(code: .badAddress, message: reason)
        case .renewing: self.init(code: .unavailable, message: "The access to the account is being renewed.")
        case .unavailable(let reason, _): self.init(code: .unavailable, message: reason)
        }
    }
}
