extension ExactFormTests {
    static let quote = """
        {"already_refunded":0,"amount":5000,"at":"2026-03-08T08:00:00Z","cancelled_by":"client","currency":"EUR",\
        "entitlement":5000,"notice_seconds":86400,"paid":9999,"policy":{"id":"moderate","version":"sha256:…"},\
        "reason":"Moderate: EUR 50.00 of EUR 99.99, cancelled 24 hours before the start."}
        """

    static let answer = """
        {"booking":{"booked_at":"2026-03-02T08:00:00Z","buffer_after_minutes":0,"buffer_before_minutes":0,\
        "cancellation":"client","cancelled_at":"2026-03-08T08:00:00Z","client":{"answers":{},"documents":{},\
        "email":"kim@example.com","name":"Kim Client"},"currency":"EUR","end_at":"2026-03-09T09:00:00Z",\
        "expires_at":null,"history":[{"acted_for":"client","changed_at":"2026-03-02T08:00:00Z",\
        "changed_by":"client","kind":"booked","notice_start_at":"2026-03-09T08:00:00Z","sequence":1,\
        "start_at":"2026-03-09T08:00:00Z","status":"pending"},{"acted_for":"client",\
        "changed_at":"2026-03-02T08:00:00Z","changed_by":"client","kind":"confirmed",\
        "notice_start_at":"2026-03-09T08:00:00Z","sequence":2,"start_at":"2026-03-09T08:00:00Z",\
        "status":"confirmed"},{"acted_for":"provider","changed_at":"2026-03-02T08:00:00Z",\
        "changed_by":"key:key_…","kind":"payment_recorded","note":"EUR 99.99 by cash",\
        "notice_start_at":"2026-03-09T08:00:00Z","sequence":3,"start_at":"2026-03-09T08:00:00Z",\
        "status":"confirmed"},{"acted_for":"client","changed_at":"2026-03-08T08:00:00Z","changed_by":"client",\
        "kind":"cancelled","notice_start_at":"2026-03-09T08:00:00Z","sequence":4,\
        "start_at":"2026-03-09T08:00:00Z","status":"cancelled"}],"id":"bkg_…",\
        "notice_start_at":"2026-03-09T08:00:00Z","paid":9999,\
        "policy":{"description":"Full refund up to 5 days before the start, half up to 24 hours before,\
         nothing later.","id":"moderate","name":"Moderate","version":"sha256:…"},"prepayment":0,"price":9999,\
        "provider_id":"prv_anna","refunded":5000,"revision":4,"seat":1,"seats":1,"service_id":"svc_anna_hour",\
        "start_at":"2026-03-09T08:00:00Z","status":"cancelled"},"refund":{"amount":5000,"booking_id":"bkg_…",\
        "created_at":"2026-03-08T08:00:00Z","created_by":"client","currency":"EUR","entitlement":5000,\
        "id":"rfd_…","input":{"already_refunded":0,"booked_at":"2026-03-02T08:00:00Z",\
        "cancelled_at":"2026-03-08T08:00:00Z","cancelled_by":"client","currency":"EUR",\
        "end_at":"2026-03-09T09:00:00Z","paid":9999,"service":{"duration_minutes":60,"name":"Hour"},\
        "start_at":"2026-03-09T08:00:00Z","time_zone":"Europe/Berlin"},"kind":"cancellation",\
        "parts":[{"amount":5000,"method":"cash","payment_id":"pay_…","status":"owed"}],"policy":{"id":"moderate",\
        "version":"sha256:…"},"provider_id":"prv_anna","reason":"Moderate: EUR 50.00 of EUR 99.99,\
         cancelled 24 hours before the start.","status":"owed"}}
        """

    static let photo = """
        {"alternative_text":"Salon","files":[{"height":48,"url":"/assets/photo/prv_anna/…/32","width":32}],"id":"…",\
        "uploaded_at":"2026-03-02T08:00:00Z"}
        """

    static let storedPhotos = """
        [{"at":1772438400,"id":"…","sizes":[{"height":48,"width":32}],"text":"Salon"}]
        """

    static let refundInput = """
        {"already_refunded":0,"booked_at":1772438400,"cancelled_at":1772956800,"cancelled_by":"client",\
        "currency":"EUR","end_at":1773046800,"paid":9999,"service_duration":3600,"service_name":"Hour",\
        "start_at":1773043200,"time_zone":"Europe/Berlin","version":2}
        """

    static let events = [
        """
        {"acted_for":"client","booking":{"booked_at":1772438400,"currency":"EUR","end_at":1773046800,\
        "expires_at":1772442000,"notice_start_at":1773043200,"paid":0,"policy_id":"moderate",\
        "policy_version":"sha256:…","prepayment":0,"price":9999,"refunded":0,"revision":1,"seat":1,"seats":1,\
        "service_id":"svc_anna_hour","start_at":1773043200,"status":"pending"},"booking_id":"bkg_…",\
        "changed_by":"client"}
        """,
        """
        {"acted_for":"client","booking":{"booked_at":1772438400,"currency":"EUR","end_at":1773046800,\
        "notice_start_at":1773043200,"paid":0,"policy_id":"moderate","policy_version":"sha256:…","prepayment":0,\
        "price":9999,"refunded":0,"revision":2,"seat":1,"seats":1,"service_id":"svc_anna_hour","start_at":1773043200,\
        "status":"confirmed"},"booking_id":"bkg_…","changed_by":"client"}
        """,
        """
        {"booking_id":"bkg_…","payment":{"amount":9999,"currency":"EUR","id":"pay_…","method":"cash",\
        "paid_at":1772438400,"recorded_at":1772438400,"status":"paid"}}
        """,
        """
        {"acted_for":"client","booking":{"booked_at":1772438400,"cancellation":"client","cancelled_at":1772956800,\
        "currency":"EUR","end_at":1773046800,"notice_start_at":1773043200,"paid":9999,"policy_id":"moderate",\
        "policy_version":"sha256:…","prepayment":0,"price":9999,"refunded":5000,"revision":4,"seat":1,"seats":1,\
        "service_id":"svc_anna_hour","start_at":1773043200,"status":"cancelled"},"booking_id":"bkg_…",\
        "changed_by":"client"}
        """,
        """
        {"booking_id":"bkg_…","refund":{"amount":5000,"created_at":1772956800,"currency":"EUR","entitlement":5000,\
        "id":"rfd_…","kind":"cancellation","policy_id":"moderate","policy_version":"sha256:…","status":"owed"}}
        """,
    ]
}
