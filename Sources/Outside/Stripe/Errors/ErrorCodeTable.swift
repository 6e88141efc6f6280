/// What each code of Stripe's errors means here.
///
/// The codes are the 209 that stripe-python 16.1.0 lists for API version 2026-10-28.endive (MIT, Copyright Stripe).
enum ErrorCodeTable {
    /// By code.
    static let outcomes: [String: StripeOutcome] = Dictionary(
        uniqueKeysWithValues: groups.flatMap { group in
            group.codes.split(whereSeparator: \.isWhitespace).map { (String($0), group.outcome) }
        }
    )

    private struct Group {
        let outcome: StripeOutcome
        let codes: String
    }

    private static let groups = [
        // What was asked for is so already.
        Group(
            outcome: .alreadyDone,
            codes: """
                charge_already_captured charge_already_refunded return_intent_already_processed
                """
        ),
        // Stripe has not begun.
        Group(
            outcome: .retryLater,
            codes: """
                idempotency_key_in_use lock_timeout payment_intent_rate_limit_exceeded rate_limit
                """
        ),
        // Whether the bank acted is not known.
        Group(
            outcome: .unknown,
            codes: """
                payment_method_provider_timeout
                """
        ),
        // The object is in another state than the call is for.
        Group(
            outcome: .conflict,
            codes: """
                intent_invalid_state payment_intent_action_required payment_intent_unexpected_state
                payment_method_unexpected_state resource_already_exists setup_intent_unexpected_state
                status_transition_invalid
                """
        ),
        Group(
            outcome: .refused(.payer),
            codes: """
                account_closed account_number_invalid acss_debit_session_incomplete authentication_failure
                authentication_required bank_account_bad_routing_numbers bank_account_declined bank_account_exists
                bank_account_restricted bank_account_unusable bank_account_unverified
                bank_account_verification_failed billing_invalid_mandate card_decline_rate_limit_exceeded
                card_declined clearing_code_unsupported customer_max_payment_methods debit_not_authorized
                expired_card expired_payment_method financial_connections_account_inactive
                financial_connections_account_pending_account_numbers
                financial_connections_account_unavailable_account_numbers incorrect_address incorrect_cvc
                incorrect_number incorrect_postal_code incorrect_zip india_recurring_payment_mandate_canceled
                insufficient_funds invalid_card_type invalid_cvc invalid_expiry_month invalid_expiry_year
                invalid_mandate_reference_prefix_format invalid_number payment_intent_authentication_failure
                payment_intent_incompatible_payment_method payment_intent_konbini_rejected_confirmation_number
                payment_intent_mandate_invalid payment_intent_payment_attempt_expired
                payment_intent_payment_attempt_failed payment_method_bank_account_already_verified
                payment_method_bank_account_blocked payment_method_currency_mismatch payment_method_customer_decline
                payment_method_microdeposit_failed payment_method_microdeposit_processing_error
                payment_method_microdeposit_verification_amounts_invalid
                payment_method_microdeposit_verification_amounts_mismatch
                payment_method_microdeposit_verification_attempts_exceeded
                payment_method_microdeposit_verification_descriptor_code_mismatch
                payment_method_microdeposit_verification_timeout payment_method_not_available
                payment_method_provider_decline payment_method_restricted payment_method_unsupported_type
                processing_error refer_to_customer routing_number_invalid setup_attempt_failed
                setup_intent_authentication_failure setup_intent_mandate_invalid setup_intent_setup_attempt_expired
                three_d_secure_authentication_not_supported three_d_secure_authentication_upstream_error
                token_already_used token_card_network_invalid token_in_use
                """
        ),
        Group(
            outcome: .refused(.amount),
            codes: """
                amount_too_large amount_too_small charge_exceeds_source_limit charge_exceeds_transaction_limit
                invalid_charge_amount
                """
        ),
        Group(
            outcome: .refused(.input),
            codes: """
                cardholder_phone_number_required country_code_invalid customer_tax_location_invalid email_invalid
                invalid_characters invalid_tax_location out_of_inventory
                payment_method_billing_details_address_missing postal_code_invalid shipping_address_invalid
                state_unsupported tax_id_invalid url_invalid
                """
        ),
        Group(
            outcome: .refused(.holdLapsed),
            codes: """
                capture_charge_authorization_expired charge_expired_for_capture
                """
        ),
        Group(
            outcome: .refused(.disputed),
            codes: """
                charge_disputed refund_disputed_payment
                """
        ),
        Group(
            outcome: .refused(.notRefundable),
            codes: """
                charge_not_refundable
                """
        ),
        Group(
            outcome: .refused(.balance),
            codes: """
                balance_insufficient
                """
        ),
        Group(
            outcome: .refused(.account),
            codes: """
                account_country_invalid_address account_error_country_change_requires_additional_steps
                account_information_mismatch account_token_required_for_v2_account action_blocked
                anomalous_money_movement_request application_fees_not_allowed approval_required
                capability_not_active capture_unauthorized_payment country_unsupported
                financial_account_balance_does_not_support_currency financial_account_capability_not_enabled
                financial_account_capability_restricted instant_payouts_config_disabled
                instant_payouts_currency_disabled instant_payouts_limit_exceeded instant_payouts_unsupported
                ownership_declaration_not_allowed payment_method_configuration_failures payment_method_unactivated
                payouts_limit_exceeded payouts_not_allowed progressive_onboarding_limit_exceeded request_blocked
                sepa_unsupported_account siret_invalid smart_disputes_not_available storer_capability_missing
                storer_capability_not_active tax_id_prohibited transfers_not_allowed
                """
        ),
        Group(
            outcome: .refused(.credentials),
            codes: """
                api_key_expired platform_api_key_expired secret_key_required testmode_charges_only
                """
        ),
        Group(
            outcome: .refused(.permission),
            codes: """
                account_invalid not_allowed_on_standard_account platform_account_required
                """
        ),
        Group(
            outcome: .refused(.notFound),
            codes: """
                livemode_mismatch missing no_account resource_missing
                """
        ),
        // Wrong parameters, and the errors of products that are not used here.
        Group(
            outcome: .bug,
            codes: """
                alipay_upgrade_required balance_invalid_parameter bitcoin_upgrade_required charge_invalid_parameter
                coupon_expired customer_max_subscriptions customer_session_expired
                dispute_evidence_page_limit_exceeded failed_tax_calculation
                financial_connections_consent_locale_invalid financial_connections_consent_locale_unsupported
                financial_connections_no_successful_transaction_refresh forwarding_api_inactive
                forwarding_api_invalid_parameter forwarding_api_retryable_upstream_error
                forwarding_api_upstream_connection_error forwarding_api_upstream_connection_timeout
                forwarding_api_upstream_error intent_verification_method_missing
                invalid_canceled_subscription_fields invalid_source_usage invoice_no_customer_line_items
                invoice_no_payment_method_types invoice_no_subscription_line_items invoice_not_editable
                invoice_on_behalf_of_not_editable invoice_payment_intent_requires_action invoice_upcoming_none
                parameter_invalid_empty parameter_invalid_integer parameter_invalid_string_blank
                parameter_invalid_string_empty parameter_missing parameter_unknown parameters_exclusive
                payment_evaluation_on_api_version_not_supported payment_intent_invalid_parameter
                payment_method_invalid_parameter payment_method_invalid_parameter_testmode
                payout_reconciliation_not_ready product_inactive
                service_period_coupon_with_metered_tiered_item_unsupported setup_intent_invalid_parameter
                setup_intent_mobile_wallet_unsupported shipping_calculation_failed sku_inactive stripe_tax_inactive
                subscription_update_trial_after_billing_cycle_anchor taxes_calculation_failed
                terminal_location_country_unsupported terminal_reader_busy terminal_reader_hardware_fault
                terminal_reader_invalid_location_for_activation terminal_reader_invalid_location_for_payment
                terminal_reader_offline terminal_reader_timeout tls_version_unsupported
                transfer_source_balance_parameters_mismatch
                """
        ),
    ]
}
