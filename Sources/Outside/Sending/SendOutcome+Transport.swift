package import HTTPTransport

extension SendOutcome {
    /// The outcome of a request that has no answer.
    ///
    /// The text does not repeat the error's, which names the path of the request: some paths are secret.
    package init(_ error: HTTPError, from service: String) {
        let failure = SendFailure(error, from: service)
        self =
            switch error.code {
            case _ where error.delivery == .outcomeUnknown: .unknown(failure)
            case .invalidRequest, .insecure, .forbiddenAddress: .refused(.request, failure)
            default: .retry(after: nil, failure)
            }
    }
}

extension SendFailure {
    package init(_ error: HTTPError, from service: String) {
        self.init(code: "\(error.code)", "\(service) did not answer: \(error.code).")
    }
}
