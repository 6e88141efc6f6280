package import SMSRu
package import Twilio

/// Tells what services of short messages report from what others send.
package struct SMSCallbacks: Sendable {
    package let twilio: TwilioSignature?
    package let smsRu: SMSRuCallback?

    /// Where the server is reached, without a slash at the end: signatures are of the address that Twilio was given.
    package let publicURL: String

    package init(twilio: TwilioSignature?, smsRu: SMSRuCallback?, publicURL: String) {
        self.twilio = twilio
        self.smsRu = smsRu
        self.publicURL = publicURL
    }
}
