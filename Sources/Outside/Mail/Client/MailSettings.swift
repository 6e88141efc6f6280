package import HTTPTransport

/// Which server takes our mails, and within which bounds.
package struct MailSettings: Sendable {
    package var server: SMTPServer
    /// PEM certificates that are trusted instead of the system's.
    package var certificateFile: String?
    /// Connections at once.
    package var connections = 4
    /// Mails that wait for a connection; one more is to be tried later.
    package var waitingMails = 256
    package var connectTimeout: Duration = .seconds(10)
    /// For one mail, its wait for a connection included.
    package var timeout: Duration = .seconds(60)
    /// Bytes of one mail, its header included.
    package var maximumSize = 1 << 20

    package init(server: SMTPServer) {
        self.server = server
    }
}
