// Generated from server/openapi.json by `npm run types`. Do not edit.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The officials' accounts that one keeps
         * @description Problems: `role.missing` (403).
         */
        get: operations["list_accounts"];
        put?: never;
        /**
         * Invite an official
         * @description Where the administrators are set apart (`strict`), the account waits without a role until the security
         *     administrator gives it. Problems: `account.login_taken`, `account.login_shape`, `account.name_missing`,
         *     `account.end_missing`, `account.role`, `account.class_missing`, `grant.days`, `grant.place`,
         *     `grant.role_above` (422), `role.missing` (403), `not_found` (404).
         */
        post: operations["invite_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an account a further role
         * @description Problems: `grant.self`, `grant.held`, `account.stopped` (409), `account.role`, `account.end_missing`,
         *     `account.class_missing`, `grant.days`, `grant.place`, `grant.apart`, `grant.role_above` (422),
         *     `role.missing` (403), `not_found` (404).
         */
        post: operations["give_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a forgotten password or PIN; what is answered is printed or told
         * @description Problems: `not_found` (404).
         */
        post: operations["reset_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an account; its sessions and phones end
         * @description Problems: `account.self` (409), `reason.missing` (422), `role.missing` (403), `not_found` (404).
         */
        post: operations["stop_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock an account that wrong tries locked
         * @description Problems: `not_found` (404).
         */
        post: operations["unlock_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activation-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A unit's workers with their activation codes, to be printed
         * @description Problems: `role.missing` (403), `not_found` (404).
         */
        get: operations["list_activations"];
        put?: never;
        /**
         * Make codes for those who need one
         * @description Problems: `role.missing` (403), `not_found` (404).
         */
        post: operations["make_activations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activations/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whose activation code it is
         * @description Public: the code is the proof; only a masked name is told. Problems: `activation.unknown` (404),
         *     `activation.used`, `activation.expired` (410), `request.too_many` (429).
         */
        post: operations["check_activation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activations/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate: choose a PIN; the phone is remembered for 90 days
         * @description Public: the code is the proof. Problems: `activation.unknown` (404), `activation.used`,
         *     `activation.expired` (410), `pin.shape`, `pin.simple`, `mail.shape`, `notice.missing` (422).
         */
        post: operations["use_activation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Applications within one's scope
         * @description Problems: `not_found` (404) for a unit out of scope, `request.malformed` (400), `application.tier` (422).
         */
        get: operations["list_applications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{application}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One application: criteria, way so far, what may be done
         * @description Problems: `not_found` (404).
         */
        get: operations["show_application"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{application}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a step of an application
         * @description Spine: `recommend` (party organisation, or township for it), `pass_township`, `pass_county`, `issue` (which
         *     recognises in the same step where nothing stands between); besides `return`, `not_admit`, `reject`, `resubmit`,
         *     `withdraw`. Problems: `application.action` (422), `application.reason_missing` (422),
         *     `application.state` (409, with `state` and `state_label` of now), `application.own` (403),
         *     `certificate.busy` (409), `role.missing` (403), `not_found` (404).
         */
        post: operations["act_on_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail
         * @description The newest first; for the auditor. Problems: `role.missing` (403).
         */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the audit trail's chain holds
         * @description Computes every digest again; for the auditor. Problems: `role.missing` (403).
         */
        get: operations["check_audit_chain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Certificates of the people within one's scope
         * @description As they stand today. Problems: `not_found` (404) for a unit out of scope, `request.malformed` (400),
         *     `application.tier` (422).
         */
        get: operations["list_certificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{certificate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One certificate
         * @description Of somebody who moved away, as of their last day there. Problems: `not_found` (404).
         */
        get: operations["show_certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{certificate}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The certificate's PDF, as it was issued
         * @description Problems: `not_found` (404), `certificate.masked` (403) for 查阅.
         */
        get: operations["download_certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{certificate}/picture.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The certificate as a picture for a screen
         * @description Problems: `not_found` (404), `certificate.masked` (403) for 查阅.
         */
        get: operations["certificate_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{certificate}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The certificate's QR code
         * @description Problems: `not_found` (404), `certificate.masked` (403) for 查阅.
         */
        get: operations["certificate_qr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/verify/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a certificate states, for anybody who scans its code
         * @description Public: whoever holds the code has seen the certificate; the name is masked. Limited by address. Problems:
         *     `not_found` (404) for an unknown code, `request.too_many` (429).
         */
        get: operations["verify_certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed the roster, the newest first
         * @description Of a unit's subtree, or of one person, organisation or unit. Problems: `request.malformed` (400), `not_found`
         *     (404), `role.missing` (403).
         */
        get: operations["list_change_sets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets/{change_set}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One change with what it touched
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["get_change_set"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-sets/{change_set}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a change back
         * @description As an import is taken back. Problems: `import.undo_conflict` (409, with `conflicts` and `fingerprint`),
         *     `change.undone` (409), `change.not_undoable` (409), `change.too_old` (409), `change.nothing_left` (409),
         *     `not_found` (404), `role.missing` (403).
         */
        post: operations["undo_change_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people say is wrong, of those whose roster the actor keeps
         * @description Problems: `request.malformed` (400), `role.missing` (403), `not_found` (404).
         */
        get: operations["list_corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{correction}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers one: it was put right (its newest change is named), or stays as it is for a reason; the worker is told
         * @description Problems: `correction.answered` (409), `correction.nothing_changed` (409), `reason.missing` (422), `role.missing`
         *     (403), `not_found` (404).
         */
        post: operations["answer_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrolments/{enrolment}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a person off the list, puts another in the place, approves, moves on the waiting list
         * @description A place that falls free goes to who waits first. Problems: `enrolment.transition`, `enrolment.closed`,
         *     `enrolment.cut_off`, `enrolment.position` and those of enrolling for who takes the place (409), `enrolment.reason_missing`,
         *     `enrolment.action`, `enrolment.by_person` (422), `not_found` (404), `role.missing` (403).
         */
        post: operations["act_on_enrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exams/{exam}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The results of an exam
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["list_results"];
        /**
         * Enters or corrects results by hand, all of them or none
         * @description Problems: `exam.not_due`, `exam.score`, `exam.half`, `exam.result_twice` (422) with fields `items[0].mark` …,
         *     `exam.session_state` (409), `not_found` (404), `role.missing` (403).
         */
        put: operations["set_results"];
        /**
         * Enters the results of a workbook, all of it or nothing
         * @description Rows are matched by personal code, or by name and the last four of the ID number. Problems: `file.empty`,
         *     `file.encrypted`, `file.no_header`, `file.not_a_workbook`, `file.too_large` (422), `exam.session_state` (409),
         *     `not_found` (404), `role.missing` (403).
         */
        post: operations["upload_results"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exams/{exam}/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An empty results sheet with the session's trainees, to be filled in and sent back
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["results_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grant-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The roles that were asked for accounts and wait for a decision
         * @description Problems: `role.missing` (403).
         */
        get: operations["list_grant_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grant-requests/{grant_request}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give what was asked, or refuse it
         * @description Problems: `grant.self`, `grant.held`, `grant_request.transition`, `account.stopped` (409),
         *     `grant_request.action`, `reason.missing`, `grant.apart`, `grant.days` (422), `role.missing` (403),
         *     `not_found` (404).
         */
        post: operations["act_on_grant_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{grant}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End one grant, from a day on; the next request no longer has it
         * @description Problems: `grant.self`, `grant.ended` (409), `grant.end_past`, `reason.missing` (422), `role.missing` (403),
         *     `not_found` (404).
         */
        post: operations["end_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows of applied imports that wait until somebody says whose they are
         * @description Problems: `request.malformed` (400), `not_found` (404), `role.missing` (403).
         */
        get: operations["list_identity_questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity-questions/{identity_question}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says whose a waiting row is, and writes it at once
         * @description As a change of its own, taken back as any. Problems: `identity.no_candidate` (422), `identity.decision` (422),
         *     `identity.not_writable` (409), `identity.settled` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["answer_identity_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The answers that later imports use again
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["list_import_answers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-answers/{import_answer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forgets an answer: the next import asks again
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        delete: operations["forget_import_answer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures as of a day, each with the address of the rows behind it
         * @description `from` is 1 January where left out, `as_of` today. Problems: `role.missing` (403), `not_found` (404).
         */
        get: operations["list_indicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/K4/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The names behind K4
         * @description `tier`: `any`, `none`, `junior`, `intermediate`, `senior` (by the highest held); left out: everybody in post.
         *     Problems: `role.missing` (403), `not_found` (404).
         */
        get: operations["list_certified_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lecturers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lecturers of one's unit, of those below it and above it
         * @description Problems: `role.missing` (403).
         */
        get: operations["list_lecturers"];
        put?: never;
        /**
         * Adds a lecturer to those of one's unit
         * @description Problems: `place.name`, `place.twice` (422), `role.missing` (403).
         */
        post: operations["add_lecturer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Public: it is how one begins. Sets the session cookie. Problems: `login.wrong`, `login.code_needed`,
         *     `login.code_used` (401), `login.locked` (423).
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Problems: none of its own.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the outbox stands
         * @description Counts of the whole installation. Problems: `role.missing` (403).
         */
        get: operations["mail_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own account, roles and what they allow
         * @description Problems: `session.ended` (401).
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Applies for a tier
         * @description What the criteria said is kept. Problems: `application.not_confirmed` (422), `application.not_eligible` (422,
         *     with `criteria`), `application.tier` (422), `application.no_post` (422), `application.open` (409),
         *     `role.missing` (403), `not_found` (404).
         */
        post: operations["apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/certification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I hold, and what the next tier asks
         * @description Problems: `not_found` (404) where the account is no worker's.
         */
        get: operations["my_certification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own words that something is wrong, with the answers
         * @description Problems: `role.missing` (403).
         */
        get: operations["my_corrections"];
        put?: never;
        /**
         * Tells the township that something that stands of oneself is wrong
         * @description Problems: `correction.text` (422), `correction.many` (409), `role.missing` (403).
         */
        post: operations["tell_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own remembered phones
         * @description Problems: none of its own.
         */
        get: operations["my_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of one's own phones
         * @description Problems: `not_found` (404).
         */
        delete: operations["end_my_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own hours of a year, with what is asked and each line
         * @description `year` is this one where left out. Problems: `not_found` (404) for an account that is no worker's.
         */
        get: operations["my_hours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/informed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The privacy notice was read and accepted
         * @description Problems: `account.informed` (409).
         */
        post: operations["accept_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say at which mail address one wants to be told, or that one does not
         * @description Problems: `mail.shape` (422), `not_found` (404) for an account that is no worker's.
         */
        put: operations["set_my_mail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/open-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions that one may ask for and is not on the list of
         * @description Problems: `role.missing` (403).
         */
        get: operations["my_open_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one's own password
         * @description Problems: `password.wrong`, `password.short`, `password.classes`, `password.weak` … (422).
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions that one has or had a place in
         * @description Problems: `role.missing` (403).
         */
        get: operations["my_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the place that is kept for one
         * @description Problems: `enrolment.no_offer` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["accept_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's half-days of a session as a calendar file
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["my_session_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for a place; where all are taken, one waits
         * @description Problems: `enrolment.not_open`, `enrolment.closed`, `enrolment.clash`, `enrolment.already`, `enrolment.left`,
         *     `enrolment.no_post` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["self_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}/unable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that one cannot come; the township is told, and decides
         * @description Problems: `reason.missing` (422), `enrolment.closed` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["say_unable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a place back that one asked for, an offer, or the turn on the waiting list
         * @description Problems: `enrolment.named`, `enrolment.cut_off`, `enrolment.transition` (409), `enrolment.reason_missing` (422),
         *     `not_found` (404), `role.missing` (403).
         */
        post: operations["give_place_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set up the second factor
         * @description Problems: `totp.secret`, `totp.code` (422).
         */
        put: operations["set_totp"];
        /**
         * A fresh secret for an authenticator; nothing is kept until a code of it comes back
         * @description Problems: none of its own.
         */
        post: operations["offer_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks one's own notice as read
         * @description The first time counts. Problems: `not_found` (404).
         */
        post: operations["mark_notice_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own notices
         * @description The newest first. Problems: none of its own.
         */
        get: operations["my_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organisations of the actor's scope, with the party organisations that cover them
         * @description With `lacking` (`secretary`, `instructor`, or `both`: neither of them) those with members of the party that lack it.
         *     Problems: `filter.unknown` (422), `role.missing` (403), `not_found` (404).
         */
        get: operations["list_organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A firm, social organisation or platform: its party organisations, people, former names
         * @description Problems: `role.missing` (403), `not_found` (404).
         */
        get: operations["organisation_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a firm from a day on, with the posts of its people
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `organisation.later_posts` (409), `role.missing` (403),
         *     `not_found` (404).
         */
        post: operations["close_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known of an organisation: its checks by day, facts by year, alliances and pairs
         * @description Those of the party organisations that cover it today are among them. Problems: `role.missing` (403),
         *     `not_found` (404).
         */
        get: operations["organisation_facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a firm part of another from a day on: its people and coverage are that one's
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `organisation.into` (422), `role.missing` (403), `not_found`
         *     (404).
         */
        post: operations["merge_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a firm another name from a day on; rosters may still use the old one
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `organisation.same_name` (409), `role.missing` (403),
         *     `not_found` (404).
         */
        post: operations["rename_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The party organisations of the actor's scope
         * @description Problems: `role.missing` (403), `not_found` (404).
         */
        get: operations["list_party_organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-organisations/{party_organisation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A party organisation: the firms that it covers, people, former names
         * @description Problems: `role.missing` (403), `not_found` (404).
         */
        get: operations["party_organisation_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-organisations/{party_organisation}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a party organisation from a day on, with the posts that are held there
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `organisation.later_posts` (409), `role.missing` (403),
         *     `not_found` (404).
         */
        post: operations["close_party_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-organisations/{party_organisation}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a party organisation part of another from a day on: its posts and coverage go on there
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `organisation.into` (422), `role.missing` (403), `not_found`
         *     (404).
         */
        post: operations["merge_party_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-organisations/{party_organisation}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a party organisation another name from a day on; rosters may still use the old one
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `organisation.same_name` (409), `role.missing` (403),
         *     `not_found` (404).
         */
        post: operations["rename_party_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who holds a post on a day, within the actor's scope
         * @description `as_of` is today where left out. Problems: `role.missing` (403), `not_found` (404), `request.malformed` (400).
         */
        get: operations["list_people"];
        put?: never;
        /**
         * Adds a person with a post
         * @description Whoever is known by the ID number and holds no post takes one up again; whoever holds one in another township is
         *     asked for with `ask_transfer`. Problems: `form.invalid` (422), `person.known` (409, with `person`),
         *     `person.elsewhere` (409, with `unit_name`), `person.same_name` (409, with `person`), `transfer.open` (409),
         *     `not_found` (404), `role.missing` (403).
         */
        post: operations["add_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything about one person: posts, certificates, hours, classes, results, applications, notices, changes
         * @description A township sees who moved away as of the last day there. Problems: `role.missing` (403), `not_found` (404).
         */
        get: operations["person_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Applies for a tier for somebody who asked for it (代办)
         * @description By the township where the person serves; audited as done for the person. Problems:
         *     `application.not_eligible` (422, with `criteria`), `application.tier` (422), `application.no_post` (422),
         *     `application.open` (409), `role.missing` (403), `not_found` (404).
         */
        post: operations["apply_for"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/certification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person holds, and what the next tier asks
         * @description Of somebody who moved away, as of their last day there. Problems: `not_found` (404).
         */
        get: operations["person_certification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells it for a person (代办)
         * @description Problems: `correction.text` (422), `correction.many` (409), `person.moved_away` (403), `role.missing` (403),
         *     `not_found` (404).
         */
        post: operations["tell_correction_for"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A worker's remembered phones, for those who keep the account
         * @description Problems: `not_found` (404).
         */
        get: operations["list_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a worker's phone
         * @description Problems: `not_found` (404).
         */
        delete: operations["end_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One more post of a person
         * @description Problems: `form.invalid` (422), `party_organisation.missing` (422), `person.merged` (409), `person.moved_away`
         *     (403), `role.missing` (403), `not_found` (404).
         */
        post: operations["add_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person's full numbers, for a reason that the audit trail keeps
         * @description Problems: `role.missing` (403), `person.moved_away` (403), `reason.missing` (422), `not_found` (404).
         */
        post: operations["reveal_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a post to another party organisation (调动)
         * @description Where the actor keeps both rosters it is written at once; else the other township is asked, and `transfer` is the
         *     request. Problems: `form.invalid` (422), `reason.missing` (422), `transfer.unit` (422), `transfer.same_place` (422),
         *     `transfer.open` (409), `transfer.serves_there` (409), `person.merged` (409), `person.moved_away` (403), `role.missing` (403), `not_found` (404).
         */
        post: operations["transfer_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/union": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Joins two records of one person: this one stays, with both histories
         * @description Problems: `union.same` (422), `union.keep_other` (422), `union.applications` (409), `reason.missing` (422),
         *     `person.merged` (409), `person.moved_away` (403), `role.missing` (403), `not_found` (404).
         */
        post: operations["join_persons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Puts values of a person right, for a reason
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `person.same_number` (409, with `person` where it is in
         *     scope), `person.merged` (409), `person.moved_away` (403), `role.missing` (403), `not_found` (404).
         */
        patch: operations["correct_person"];
        trace?: never;
    };
    "/api/v1/people/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search: name, pinyin, phone, last four of the ID number, certificate number
         * @description What was typed stands in the body, so that no address or log holds it. Problems: `role.missing` (403),
         *     `not_found` (404).
         */
        post: operations["search_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{post}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Puts a post right, for a reason
         * @description Fields: `post`, `employment`, `post_since`, `left_on`, `term_end`, `administrative_post`, `source_unit`, `remark`,
         *     `employer`. Problems: `form.invalid` (422), `reason.missing` (422), `person.merged` (409), `person.moved_away` (403),
         *     `role.missing` (403), `not_found` (404).
         */
        patch: operations["correct_post"];
        trace?: never;
    };
    "/api/v1/posts/{post}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a post (离任)
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `person.merged` (409), `person.moved_away` (403),
         *     `role.missing` (403), `not_found` (404).
         */
        post: operations["end_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The roster of a unit as a workbook, to be edited and uploaded again
         * @description A row an appointment of today, of the unit and those below it. With full numbers for whoever may see them
         *     there, for a reason, which is kept for each person; else they are masked. Its hidden parts let each row be
         *     found again. Problems: `reason.missing` (422), `not_found` (404), `role.missing` (403).
         */
        post: operations["export_roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The imports of the account's units, the newest first
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["list_roster_imports"];
        put?: never;
        /**
         * Takes a roster in
         * @description The file is kept and a job reads it; nothing is written to the roster before it is applied. A new import each
         *     time. Problems: `file.empty` (422), `file.too_large` (413), `import.mode` (422), `import.kind` (422),
         *     `not_found` (404), `role.missing` (403).
         */
        post: operations["upload_roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An import: how it stands, what came, what is wrong with which cell, what it would do
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["get_roster_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Applies what was previewed
         * @description In one transaction, by a job. Problems: `import.stale` (409, with the new `fingerprint`), `import.guarded` (409,
         *     with the counts as `guard`), `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["apply_roster_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says what a column is read as
         * @description The file is read and compared again. Another column of the sheet that was read as the field no longer is.
         *     Problems: `import.column` (422), `import.field` (422), `import.column_needed` (422), `import.transition` (409),
         *     `not_found` (404), `role.missing` (403).
         */
        put: operations["choose_roster_import_column"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress of an import, as server-sent events until it rests
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["follow_roster_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/kind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what the file is about, where it was not clear or was told wrong
         * @description It is then read as that. Problems: `import.kind` (422), `import.transition` (409), `not_found` (404),
         *     `role.missing` (403).
         */
        post: operations["choose_roster_import_kind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says what became of people whom an import does not name
         * @description Who left loses the posts in the import's units when it is applied; the others keep them. The import's fingerprint
         *     tells who leaves. Problems: `missing.decision`, `missing.day_missing`, `missing.day_future`, `missing.before_post`,
         *     `missing.not_missing` (422), `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        put: operations["decide_roster_import_missing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/mode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says what the import may do: add, update, both, or fill gaps
         * @description The file is read and compared again. Problems: `import.mode` (422), `import.transition` (409), `not_found`
         *     (404), `role.missing` (403).
         */
        put: operations["choose_roster_import_mode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says which party organisation of the township a near name means
         * @description Remembered for the township; the import is compared again. Problems: `organisation.not_asked` (422),
         *     `organisation.unknown` (422), `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        put: operations["answer_roster_import_name"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a guarded import pass
         * @description By a second person: another account with the same role at the same or a higher unit, for a township the county,
         *     in `small` the auditor too. Problems: `second.same_account` (403), `second.not_entitled` (403),
         *     `import.reason_missing` (422), `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["release_roster_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The staged rows of an import
         * @description Whole as they stand in the file, for whoever may write the roster. Filtered by outcome, by a code (of the row
         *     or of one of its cells), by a field that would change, by sheet and row. Problems: `filter.unknown` (422),
         *     `not_found` (404), `role.missing` (403).
         */
        get: operations["list_roster_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mends a cell of an import
         * @description The file stays as it came; it is read and compared again with the new text. Problems: `import.field` (422),
         *     `import.text` (422), `import.row` (404), `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        patch: operations["mend_roster_import_row"];
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/rows/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says whose a row is
         * @description One of its candidates, or somebody else; the import is compared again. Problems: `identity.no_candidate` (422),
         *     `identity.decision` (422), `import.row` (404), `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["decide_roster_import_row"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/rows/exclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Leaves a row out, or takes it in again
         * @description Problems: `import.row` (404), `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        patch: operations["exclude_roster_import_row"];
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says which sheets are not read
         * @description The file is read and compared again. Problems: `import.sheet` (422), `import.no_sheet` (422),
         *     `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        put: operations["choose_roster_import_sheets"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an applied import back
         * @description As an inverse change, for 30 days (a setting). Where parts were touched since, nothing is taken back and each is
         *     named; with `partial` and the fingerprint of that refusal the rest is. Problems: `import.undo_conflict` (409, with
         *     `conflicts` and `fingerprint`), `import.transition` (409), `change.too_old` (409), `change.nothing_left` (409),
         *     `not_found` (404), `role.missing` (403).
         */
        post: operations["undo_roster_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says what a text of a field means, wherever it stands
         * @description The file is read and compared again. Problems: `import.field` (422), `import.text` (422), `import.value` (422),
         *     `import.transition` (409), `not_found` (404), `role.missing` (403).
         */
        put: operations["choose_roster_import_value"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file as it came, faults marked, with what became of each row
         * @description An .xlsx or .xlsm keeps its look; of any other kind a new .xlsx is made. `rows=failed`: just the rows that were
         *     refused or wait for a decision, below the file's own header, to be mended and sent again. Problems:
         *     `import.unread` (409), `import.none_failed` (409), `filter.unknown` (422), `not_found` (404), `role.missing`
         *     (403).
         */
        get: operations["roster_import_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports that wait for the actor as their second person
         * @description Those that she may release: of her units, in `small` for the auditor all; never her own. Problems:
         *     `role.missing` (403).
         */
        get: operations["list_roster_releases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The blank roster of a unit, with drop-downs
         * @description An .xlsx that is filled in and uploaded as it is. Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["roster_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions within sight, the latest first
         * @description Problems: `request.cursor` (422), `role.missing` (403).
         */
        get: operations["list_sessions"];
        put?: never;
        /**
         * Makes a session with its half-days
         * @description Nobody is told before it is announced. Problems: `form.invalid` (422) with every violation at once, its fields
         *     `class_name`, `first_day`, `slots[0].starts` …, `clash.lecturer` and `clash.venue` among the codes; `not_found`
         *     (404), `role.missing` (403).
         */
        post: operations["create_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A session whole: half-days, list, what happened, who was told, what may be done
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["get_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a session: announce, open, lock, start, finish …
         * @description Leaving preparation tells everybody on the list; finishing decides who completes and posts the hours, in one
         *     transaction. Problems: `session.transition` (409) with `state` and `allowed`, `session.unready`,
         *     `session.reason_missing`, `session.action` (422), `not_found` (404), `role.missing` (403).
         */
        post: operations["act_on_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Notes that a trainee came (报到); the same again answers 200
         * @description Problems: `arrival.session_state`, `enrolment.transition` (409), `enrolment.missing`, `not_found` (404),
         *     `role.missing` (403).
         */
        post: operations["note_arrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who might be put on the list, with why and what stands against it
         * @description Problems: `request.cursor` (422), `not_found` (404), `role.missing` (403).
         */
        post: operations["list_candidates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copies a session with its timetable to other days
         * @description Nobody is on its list, and nobody is told. Problems: `form.invalid` (422) with every violation at once, clashes
         *     among them, `not_found` (404), `role.missing` (403).
         */
        post: operations["copy_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/dossier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What lies in a session's file, and what is missing
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["get_dossier"];
        put?: never;
        /**
         * Lays a file into a session's file
         * @description Problems: `dossier.kind`, `file.empty` (422), `request.too_large` (413), `not_found` (404), `role.missing` (403).
         */
        post: operations["add_dossier_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/dossier/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file out of a session's file
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["get_dossier_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a person on the list
         * @description In an announced session the person is told: by mail where they gave an address, else by the township. Problems:
         *     `enrolment.clash`, `enrolment.already`, `enrolment.left`, `enrolment.closed`, `enrolment.no_post` (409),
         *     `not_found` (404), `role.missing` (403).
         */
        post: operations["enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/enrolments/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts several on the list; each gets a place, or is told why not
         * @description Problems: `enrolment.too_many` (422), `enrolment.closed` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["enrol_several"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/exams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets an exam for a session
         * @description Problems: `exam.name`, `exam.twice`, `exam.day`, `exam.full`, `exam.pass` (422), `exam.session_state` (409),
         *     `not_found` (404), `role.missing` (403).
         */
        post: operations["create_exam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deals the list into groups, townships mixed; groups made before are made anew
         * @description Problems: `group.size` (422), `group.nobody` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["assign_groups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands in the papers: what the office wrote, and the usual words
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["get_notice"];
        /**
         * Sets what the office writes into the papers itself, all of it
         * @description Problems: `paper.long` (422), `not_found` (404), `role.missing` (403).
         */
        put: operations["set_notice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a paper of a session, or all of them as a .zip
         * @description Phones stand whole for whoever may see them there, for a reason, which is kept for each person. Problems:
         *     `paper.unknown`, `paper.form`, `reason.missing` (422), `not_found` (404), `role.missing` (403).
         */
        post: operations["make_papers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets how the places are given; more places go to those that wait
         * @description Problems: `form.invalid` (422) with every violation at once, `session.planned_no_more`, `session.too_few` (409),
         *     `not_found` (404), `role.missing` (403).
         */
        put: operations["set_places"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a receipt over that came back: who stays overnight, what to mind
         * @description Rows that can't be placed are told by cell; the others are written. Problems: `file.*` (422),
         *     `session.planned_no_more` (409), `not_found` (404), `role.missing` (403).
         */
        post: operations["read_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets the half-days anew
         * @description Who was told of the session is told of the change. Problems: `form.invalid` (422) with every violation at once,
         *     `session.planned_no_more`, `slot.marked` (409), `not_found` (404), `role.missing` (403).
         */
        put: operations["set_slots"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settings as they hold for a unit today, with their history there
         * @description Problems: `not_found` (404).
         */
        get: operations["list_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/{setting}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets a setting from a day on
         * @description Problems: `setting.unknown` (422), `setting.value` (422), `setting.past` (422), `role.missing` (403).
         */
        put: operations["set_setting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What every page shows before anybody signs in
         * @description Public: it names the county and holds no personal data. Problems: none of its own.
         */
        get: operations["public_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/{slot}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks one trainee, by id or by personal code; the same again answers 200
         * @description Problems: `attendance.who`, `attendance.status`, `attendance.at_future`, `attendance.session_state`,
         *     `attendance.not_arrived`, `attendance.too_early` (422), `enrolment.missing`, `not_found` (404), `role.missing`
         *     (403).
         */
        post: operations["mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slots/{slot}/roll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The roll of a half-day
         * @description Problems: `not_found` (404), `role.missing` (403).
         */
        get: operations["get_roll"];
        /**
         * Sets marks of a roll, all or none; who was still expected arrives with a mark of being there
         * @description Problems: `attendance.status`, `attendance.session_state`, `attendance.not_arrived`, `attendance.too_early`,
         *     `enrolment.missing` (422) with fields `marks[0].status` …, `not_found` (404), `role.missing` (403).
         */
        put: operations["set_roll"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who may be named head of a class
         * @description Problems: `role.missing` (403).
         */
        get: operations["list_teachers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/to-tell": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom the township is to tell something, by phone or in person
         * @description Who gave no mail address stands here, and who can't be reached by it.
         *     Problems: `role.missing` (403), `not_found` (404), `request.malformed` (400).
         */
        get: operations["list_to_tell"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/to-tell/{delivery}/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks an entry of the township's list as told
         * @description The same again changes nothing. Problems: `role.missing` (403), `not_found` (404).
         */
        post: operations["mark_told"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The start page: what waits for me, what for others, and figures
         * @description Problems: none of its own.
         */
        get: operations["today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of a year: a line a session that one sees whole
         * @description Problems: `role.missing` (403).
         */
        get: operations["training_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training-ledger/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of a year as a workbook
         * @description Problems: `role.missing` (403).
         */
        get: operations["training_ledger_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfer-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests that a roster of the actor is a side of
         * @description Problems: `request.malformed` (400), `not_found` (404), `role.missing` (403).
         */
        get: operations["list_transfer_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfer-requests/{transfer}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers a request: the post moves at once, as a change of its own, or the person stays for a reason
         * @description The county answers for either side. Problems: `transfer.not_yours` (403), `transfer.transition` (409),
         *     `transfer.reason_missing` (422), `transfer.party_missing` (422), `transfer.not_writable` (409, with `why`),
         *     `transfer.changed` (409), `role.missing` (403), `not_found` (404).
         */
        post: operations["answer_transfer_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfer-requests/{transfer}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a request back that nobody has answered
         * @description Problems: `transfer.not_yours` (403), `transfer.transition` (409), `role.missing` (403), `not_found` (404).
         */
        post: operations["withdraw_transfer_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The territory tree and the line tree of today
         * @description Problems: none of its own.
         */
        get: operations["list_units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a township part of another from a day on: its organisations are that one's
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `unit.into` (422), `unit.below` (409),
         *     `organisation.same_name` (409), `role.missing` (403), `not_found` (404).
         */
        post: operations["merge_unit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a unit another official name from a day on; the old one is still understood
         * @description Problems: `form.invalid` (422), `reason.missing` (422), `unit.same_name` (409), `role.missing` (403), `not_found`
         *     (404).
         */
        post: operations["rename_unit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/venues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The venues of one's unit, of those below it and above it
         * @description Problems: `role.missing` (403).
         */
        get: operations["list_venues"];
        put?: never;
        /**
         * Adds a venue to those of one's unit
         * @description Problems: `place.name`, `place.seats`, `place.twice` (422), `role.missing` (403).
         */
        post: operations["add_venue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Account
         * @description An official's account.
         */
        Account: {
            /** @description As people know it. */
            display_name: string;
            /** @description What it may do where, today or later. */
            grants: components["schemas"]["GrantView"][];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description Locked by wrong tries until then.
             */
            locked_until?: string;
            /** @description What is typed at sign-in. */
            login: string;
            /** @description Waits for its first change of password. */
            must_change: boolean;
            /** @description Its roles of today, in Chinese. */
            roles: string[];
            /** @description `invited`, `active` or `stopped`. */
            state: string;
            /** @description The state in Chinese. */
            state_label: string;
            /** @description The unit that looks after it. */
            unit: components["schemas"]["UnitRef"] & unknown;
        };
        /**
         * AccountList
         * @description The accounts that one keeps, on one page.
         */
        AccountList: {
            /** @description By login. */
            items: components["schemas"]["Account"][];
            /** @description Always null. */
            next?: string;
            /**
             * Format: uint64
             * @description How many.
             */
            total: number;
        };
        /**
         * ActionBody
         * @description A step to be taken.
         */
        ActionBody: {
            /** @description The action's code, as the application offers it. */
            action: string;
            /** @description Why; some actions ask for it. */
            reason?: string;
        };
        /**
         * ActivationList
         * @description The activation list of a unit.
         */
        ActivationList: {
            /** @description By name. */
            items: components["schemas"]["ToActivate"][];
            /** @description Always null: it is printed as a whole. */
            next?: string;
            /**
             * Format: uint64
             * @description How many.
             */
            total: number;
        };
        /**
         * AllianceMembership
         * @description A place in an alliance.
         */
        AllianceMembership: {
            /**
             * Format: uuid
             * @description The alliance.
             */
            alliance: string;
            /** @description Its industry. */
            industry?: string;
            /** @description Whether this one leads it. */
            leads: boolean;
            /** @description Its name. */
            name: string;
            /**
             * Format: naive-date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description First day that it no longer belongs.
             */
            valid_to?: string;
        };
        /**
         * ApplicationBrief
         * @description An application, in a line.
         */
        ApplicationBrief: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: naive-date
             * @description Since when.
             */
            since: string;
            /** @description Its state's code. */
            state: string;
            /** @description The same in words. */
            state_label: string;
        };
        /**
         * ApplicationFor
         * @description An application for somebody (代办).
         */
        ApplicationFor: {
            /** @description `junior`, `intermediate` or `senior`. */
            tier: string;
        };
        /**
         * ApplicationItem
         * @description An application in a list.
         */
        ApplicationItem: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether it waits for whoever asks. */
            mine: boolean;
            /** @description Their name; masked for 查阅. */
            name: string;
            /** @description The party organisation that recommends. */
            party_organisation: string;
            /**
             * Format: uuid
             * @description Who applies.
             */
            person_id: string;
            /** @description The state's code. */
            state: string;
            /** @description The same in words. */
            state_label: string;
            /**
             * Format: naive-date
             * @description Since when.
             */
            state_since: string;
            /** @description For which tier. */
            tier: string;
            /** @description The township that handles it. */
            unit_name: string;
            /**
             * Format: uint32
             * @description Working days since then; null where nothing is waited for.
             */
            waiting_workdays?: number;
        };
        /**
         * ApplicationLine
         * @description An application.
         */
        ApplicationLine: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description State. */
            state: string;
            /** @description The same in Chinese. */
            state_label: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            state_since: string;
            /** @description The tier. */
            tier: string;
        };
        /**
         * ApplicationList
         * @description A page of applications.
         */
        ApplicationList: {
            /** @description The newest first; of those that wait for oneself the longest waiting first. */
            items: components["schemas"]["ApplicationItem"][];
            /** @description For the next page. */
            next?: string;
            /**
             * Format: uint64
             * @description How many in all.
             */
            total: number;
        };
        /**
         * ApplicationStateView
         * @description Where an application stands now.
         */
        ApplicationStateView: {
            /** @description The state's code. */
            state: string;
            /** @description The same in words. */
            state_label: string;
        };
        /**
         * ApplicationStep
         * @description A step of an application.
         */
        ApplicationStep: {
            /** @description The action's code. */
            action: string;
            /** @description The same in words. */
            action_label: string;
            /** @description Who; null for the system. */
            actor?: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Done for the person or the party organisation by the township. */
            on_behalf: boolean;
            /** @description Why. */
            reason?: string;
            /** @description The state after it. */
            state: string;
            /** @description The same in words. */
            state_label: string;
        };
        /**
         * ApplicationView
         * @description One application.
         */
        ApplicationView: {
            /** @description What may be done now, the main step first. */
            actions: components["schemas"]["OfferedAction"][];
            /**
             * Format: uuid
             * @description The certificate that it led to.
             */
            certificate_id?: string;
            /** @description The criteria as they stood when it was submitted. */
            criteria: components["schemas"]["CriterionView"][];
            /** @description Its way so far. */
            events: components["schemas"]["ApplicationStep"][];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether it waits for whoever asks. */
            mine: boolean;
            /** @description Their name; masked for 查阅. */
            name: string;
            /** @description The party organisation that recommends. */
            party_organisation: string;
            /**
             * Format: uuid
             * @description Who applies.
             */
            person_id: string;
            /** @description The state's code. */
            state: string;
            /** @description The same in words. */
            state_label: string;
            /**
             * Format: naive-date
             * @description Since when.
             */
            state_since: string;
            /** @description For which tier. */
            tier: string;
            /** @description The township that handles it. */
            unit_name: string;
            /**
             * Format: uint32
             * @description Working days since then; null where nothing is waited for.
             */
            waiting_workdays?: number;
        };
        /**
         * ApplyBody
         * @description What was previewed.
         */
        ApplyBody: {
            /** @description The fingerprint that the import showed. */
            fingerprint: string;
        };
        /**
         * ArrivalBody
         * @description Who came.
         */
        ArrivalBody: {
            /**
             * Format: uuid
             * @description The person.
             */
            person: string;
        };
        /**
         * AuditChain
         * @description How the chain stands.
         */
        AuditChain: {
            /**
             * Format: int64
             * @description The first number that is not what was sealed; null where all holds.
             */
            broken_at?: number;
            /**
             * Format: uint64
             * @description Entries with a seal.
             */
            sealed: number;
            /**
             * Format: uint64
             * @description Entries that wait for theirs, which comes within the minute.
             */
            waiting: number;
        };
        /**
         * AuditEntry
         * @description One thing that one change did.
         */
        AuditEntry: {
            /** @description Dotted code of what was done. */
            action: string;
            /** @description The same in words. */
            action_label: string;
            /** @description Who; null for the system itself. */
            actor?: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Before, after, reason. */
            detail?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Kind of thing. */
            subject: string;
            /**
             * Format: uuid
             * @description Which.
             */
            subject_id: string;
        };
        /**
         * AuditList
         * @description A page of the trail.
         */
        AuditList: {
            /** @description The newest first. */
            items: components["schemas"]["AuditEntry"][];
            /** @description For the next page. */
            next?: string;
            /**
             * Format: uint64
             * @description How many in all.
             */
            total: number;
        };
        /**
         * BatchBody
         * @description Who are to be put on the list, in this order.
         */
        BatchBody: {
            /** @description The people. */
            persons: string[];
        };
        /**
         * BatchItemView
         * @description What became of one of several.
         */
        BatchItemView: {
            /** @description The code of the refusal. */
            code?: string;
            /** @description The sentence of the refusal, or which place of the waiting list. */
            detail?: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person: string;
            /**
             * Format: uint16
             * @description 201 on the list, 202 waiting, 404 or 409 why not.
             */
            status: number;
        };
        /**
         * BatchView
         * @description What became of each.
         */
        BatchView: {
            /** @description In the order of the request. */
            items: components["schemas"]["BatchItemView"][];
        };
        /**
         * @description What a figure is broken down by.
         * @enum {string}
         */
        ByParam: "unit" | "role";
        /**
         * Candidate
         * @description Somebody who might be put on the list.
         */
        Candidate: {
            /** @description Why they cannot: another session on the same half-day. */
            clash?: string;
            /** @description Full or part time. */
            employment?: string;
            /**
             * Format: double
             * @description Hours of this year.
             */
            hours_this_year: number;
            /**
             * Format: uuid
             * @description The person.
             */
            id: string;
            /** @description The name. */
            name: string;
            /** @description Where they serve. */
            party_organisation?: string;
            /** @description The post. */
            post?: string;
            /**
             * Format: naive-date
             * @description In this post since.
             */
            post_since?: string;
            /** @description Why they might go: no class this year, hours lacking. */
            reason?: string;
            /** @description The tier held. */
            tier?: string;
            /** @description The township. */
            unit_name?: string;
        };
        /**
         * CandidateBody
         * @description Whom to offer. What is typed stands in the body, so that no address or log holds a name.
         */
        CandidateBody: {
            /** @description The page, from an earlier answer's `next`. */
            cursor?: string;
            /** @description A name or a part of it, or pinyin initials. */
            q?: string;
            /** @description `secretary`, `instructor`, `fulltime` or `committee`. */
            role?: string;
            /** @description `none`, `junior`, `intermediate` or `senior`. */
            tier?: string;
            /**
             * Format: uuid
             * @description With a post in this unit or below it.
             */
            unit?: string;
        };
        /**
         * CandidateList
         * @description A page of candidates.
         */
        CandidateList: {
            /** @description By name. */
            items: components["schemas"]["Candidate"][];
            /** @description What to ask the next page with; none at the end. */
            next?: string;
            /**
             * Format: uint64
             * @description How many in all, those on the list already included.
             */
            total: number;
        };
        /**
         * Certificate
         * @description A qualification certificate.
         */
        Certificate: {
            /** @description Who issued it. */
            authority: string;
            /**
             * Format: int64
             * @description How many days are left; null where it is not valid.
             */
            days_left?: number;
            /** @description Whose it is; masked for 查阅. */
            holder: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: naive-date
             * @description The day of issue.
             */
            issued_on: string;
            /** @description Its number. */
            number: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person_id: string;
            /** @description What the public page is found by. */
            public_code: string;
            /** @description What the QR code holds. */
            qr_text: string;
            /** @description `valid`, `review_due`, `rectifying`, `expired`, `suspended`, `downgraded`, `superseded`, `void`, `revoked`. */
            state: string;
            /**
             * Format: naive-date
             * @description Since when.
             */
            state_day: string;
            /** @description The same in words. */
            state_label: string;
            /** @description `junior`, `intermediate` or `senior`. */
            tier: string;
            /** @description The same in words. */
            tier_label: string;
            /**
             * Format: naive-date
             * @description The first day of its validity.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description The last day of its validity, as printed.
             */
            valid_to: string;
            /** @description The public page, where outsiders can open it. */
            verify_url?: string;
        };
        /**
         * CertificateList
         * @description A page of certificates.
         */
        CertificateList: {
            /** @description The newest first. */
            items: components["schemas"]["Certificate"][];
            /** @description For the next page. */
            next?: string;
            /**
             * Format: uint64
             * @description How many in all.
             */
            total: number;
        };
        /**
         * Certification
         * @description How a person stands.
         */
        Certification: {
            /** @description Its certificate; where none is valid, the one that was issued last. */
            certificate?: components["schemas"]["Certificate"] & unknown;
            /** @description The tier above; null at the top, or where no scheme holds. */
            next?: components["schemas"]["NextTier"] & unknown;
            /** @description The highest tier that is valid on the day. */
            tier?: string;
        };
        /**
         * ChangeLine
         * @description A change.
         */
        ChangeLine: {
            /** @description What, in Chinese. */
            action_label: string;
            /** @description Who; null: the system. */
            actor?: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Before, after, reason. */
            detail?: string;
        };
        /**
         * ChangePart
         * @description One person, organisation or unit of a change set.
         */
        ChangePart: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its name at the time. */
            label: string;
            /** @description `person`, `organisation`, `party_organisation` or `unit`. */
            subject: string;
            /** @description Whether it was taken back. */
            undone: boolean;
        };
        /**
         * ChangeSetList
         * @description A page of change sets.
         */
        ChangeSetList: {
            /** @description The newest first. */
            items: components["schemas"]["ChangeSetSummary"][];
            /** @description What the next page is asked for with; null on the last. */
            next?: string;
            /**
             * Format: uint64
             * @description How many there are in all.
             */
            total: number;
        };
        /**
         * ChangeSetSummary
         * @description An act that changed the roster.
         */
        ChangeSetSummary: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The import, where it was one.
             */
            import?: string;
            /** @description `import`, `by_hand`, `transfer`, `union` or `undo`. */
            kind: string;
            /** @description The kind in words. */
            kind_label: string;
            /**
             * Format: date-time
             * @description When.
             */
            made_at: string;
            /** @description Who did it. */
            made_by?: string;
            /**
             * Format: uint64
             * @description How many people, organisations and units it touched.
             */
            parts: number;
            /** @description `done`, `undone` or `partly_undone`. */
            state: string;
            /** @description The state in words. */
            state_label: string;
            /** @description What it was. */
            title: string;
            /** @description Whether it may be taken back as far as its kind and state tell. */
            undoable: boolean;
            /**
             * Format: uuid
             * @description The change set that it took back, where it was an undo.
             */
            undoes?: string;
            /**
             * Format: uuid
             * @description Whose history it belongs to.
             */
            unit: string;
        };
        /**
         * ChangeSetView
         * @description A change set with what it touched.
         */
        ChangeSetView: {
            /** @description What it touched. */
            parts: components["schemas"]["ChangePart"][];
            /** @description The act. */
            summary: components["schemas"]["ChangeSetSummary"] & unknown;
        };
        /**
         * ChannelLine
         * @description A way of telling.
         */
        ChannelLine: {
            /** @description `inbox`, `mail`, `township`. */
            channel: string;
            /** @description `pending`, `sent`, `told`, `failed`, `parked`. */
            state: string;
        };
        /**
         * CloseBody
         * @description Ended from a day on.
         */
        CloseBody: {
            /**
             * Format: naive-date
             * @description The first day without it.
             */
            day: string;
            /** @description Why. */
            reason: string;
        };
        /**
         * CodeBody
         * @description A code to be looked at.
         */
        CodeBody: {
            /** @description As the printed list has it; blanks and hyphens do not matter. */
            code: string;
        };
        /**
         * CodeOwner
         * @description Whose code it is.
         */
        CodeOwner: {
            /** @description 张*三 */
            display_name_masked: string;
            /** @description The unit that looks after the account. */
            unit_name: string;
        };
        /**
         * ColumnBody
         * @description What a column is read as.
         */
        ColumnBody: {
            /** @description A field of the import's `fields`; null: the column is not read. */
            field?: string;
            /** @description The header; where it stands in a group (`above`), the group's name before it. */
            header: string;
            /**
             * @description Whether later imports of the unit read it so too.
             * @default false
             */
            remember: boolean;
            /** @description The sheet; null: every sheet that has the header. */
            sheet?: string;
        };
        /**
         * CopyBody
         * @description What a copy has of its own.
         */
        CopyBody: {
            /**
             * @description `YYYY-MM-DD`.
             * @default
             */
            first_day: string;
            /**
             * Format: int64
             * @description The n of 第n期; none: the next that is free.
             */
            number?: number;
            /**
             * @description Whether half-days whose lecturer is taken then keep no lecturer; else the clash is told.
             * @default false
             */
            without_taken: boolean;
        };
        /**
         * CorrectBody
         * @description Values that are put right.
         */
        CorrectBody: {
            /** @description Why; it stands in the history. */
            reason: string;
            /** @description Each field once. */
            values: components["schemas"]["FieldValue"][];
        };
        /**
         * Correction
         * @description A worker's word that something is wrong.
         */
        Correction: {
            /**
             * Format: date-time
             * @description When it was answered.
             */
            answered_at?: string;
            /**
             * Format: uuid
             * @description The change that put it right.
             */
            change_set?: string;
            /** @description The field, where one is meant. */
            field?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was told.
             */
            made_at: string;
            /** @description The name; null for one's own. */
            name?: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person: string;
            /** @description Why it stays as it is, or where it was put right. */
            reason?: string;
            /** @description `open`, `accepted` or `refused`. */
            state: string;
            /** @description The state in words. */
            state_label: string;
            /** @description What is wrong and what is right. */
            text: string;
            /** @description The township. */
            unit_name?: string;
        };
        /**
         * CorrectionAnswer
         * @description What becomes of one.
         */
        CorrectionAnswer: {
            /** @description It was put right. */
            accept: boolean;
            /** @description Why not; or where it was put right. */
            reason?: string;
        };
        /**
         * CorrectionBody
         * @description What is wrong.
         */
        CorrectionBody: {
            /** @description The field, where one is meant. */
            field?: string;
            /** @description What is wrong and what is right. */
            text: string;
        };
        /**
         * CorrectionList
         * @description A page of them.
         */
        CorrectionList: {
            /** @description The newest first. */
            items: components["schemas"]["Correction"][];
            /** @description Where the next page goes on; null on the last. */
            next?: string;
            /**
             * Format: uint64
             * @description How many there are in all.
             */
            total: number;
        };
        /**
         * @description The states to list.
         * @enum {string}
         */
        CorrectionStateParam: "open" | "accepted" | "refused";
        /**
         * CoverageLine
         * @description What covers what, and since when.
         */
        CoverageLine: {
            /**
             * Format: uuid
             * @description The other one's id.
             */
            id: string;
            /** @description The other one's name. */
            name: string;
            /**
             * Format: naive-date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description First day without.
             */
            valid_to?: string;
        };
        /**
         * CriterionView
         * @description One thing that a tier asks for, and how the person stands.
         */
        CriterionView: {
            /** @description Its code within the tier. */
            code: string;
            /**
             * Format: naive-date
             * @description The first day on which it is or can be met, as far as that is known.
             */
            earliest?: string;
            /** @description The person's fact, in words. */
            fact: string;
            /** @description What it is about, in a word or two. */
            label: string;
            /** @description Whether it is met. */
            met: boolean;
            /** @description What is asked, in the scheme's own words. */
            required: string;
            /** @description Sessions to come that would do it. */
            sessions: components["schemas"]["SessionOffer"][];
        };
        /**
         * DecideBody
         * @description Whose a row is.
         */
        DecideBody: {
            /** @description `same` or `new`; null opens it again. */
            decision?: string;
            /**
             * Format: uuid
             * @description With `same`: one of the row's candidates.
             */
            person?: string;
            /**
             * Format: uint32
             * @description The row.
             */
            row: number;
            /** @description The sheet. */
            sheet: string;
        };
        /**
         * DossierFile
         * @description A file of a session's file.
         */
        DossierFile: {
            /**
             * Format: date-time
             * @description When it was laid there.
             */
            added_at: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            file: string;
            /** @description Its name as it came. */
            name: string;
            /**
             * Format: int64
             * @description How many bytes.
             */
            size: number;
        };
        /**
         * DossierLine
         * @description A line of a session's file.
         */
        DossierLine: {
            /** @description The files of it. */
            files: components["schemas"]["DossierFile"][];
            /** @description `notice`, `timetable`, `list`, `sign_in`, `exam`, `photo`, `summary` or `other`. */
            kind: string;
            /** @description In words. */
            label: string;
            /** @description Whether the service makes it from what it knows. */
            made: boolean;
            /** @description What to do where it is missing. */
            missing?: string;
        };
        /**
         * DossierView
         * @description A session's file.
         */
        DossierView: {
            /** @description Line by line. */
            lines: components["schemas"]["DossierLine"][];
            /**
             * Format: uint32
             * @description How many kinds are missing.
             */
            missing: number;
        };
        /**
         * EndBody
         * @description The end of a post.
         */
        EndBody: {
            /**
             * Format: naive-date
             * @description The first day on which it is no longer held.
             */
            day: string;
            /** @description Why. */
            reason: string;
        };
        /**
         * EndGrantBody
         * @description The end of a grant.
         */
        EndGrantBody: {
            /**
             * Format: naive-date
             * @description First day that it no longer holds; today where it is left out.
             */
            from?: string;
            /** @description In a few words. */
            reason: string;
        };
        /**
         * EnrolBody
         * @description Who is to be put on the list.
         */
        EnrolBody: {
            /**
             * Format: uuid
             * @description The person.
             */
            person: string;
        };
        /**
         * EnrolledView
         * @description A place.
         */
        EnrolledView: {
            /** @description A code of the life cycle: `approved`, `enrolled`, `waiting`. */
            enrolment_state: string;
            /**
             * Format: uuid
             * @description The id of the place.
             */
            id: string;
            /**
             * Format: uint32
             * @description Of those that wait: which place, from 1.
             */
            position?: number;
            /** @description `enrolled` or `waiting`. */
            state: string;
        };
        /**
         * EnrolmentActionBody
         * @description What is to be done with a place.
         */
        EnrolmentActionBody: {
            /** @description `withdraw`, `replace`, `drop_out`, `approve`, or `jump`: another position on the waiting list. */
            action: string;
            /**
             * Format: uuid
             * @description Who takes the place, for `replace`.
             */
            by_person?: string;
            /**
             * Format: uint32
             * @description Where on the waiting list, from 1, for `jump`; only who holds the session may, with a reason.
             */
            position?: number;
            /** @description Why. */
            reason?: string;
        };
        /**
         * ExamBody
         * @description An exam to be set.
         */
        ExamBody: {
            /**
             * Format: int32
             * @description The full mark; without it 100.
             */
            full_mark?: number;
            /**
             * @description `YYYY-MM-DD`.
             * @default
             */
            held_on: string;
            /**
             * @description Its name, unlike any other of the session.
             * @default
             */
            name: string;
            /**
             * Format: int32
             * @description The mark that passes; without it 60.
             */
            pass_mark?: number;
        };
        /**
         * ExamMadeView
         * @description The id of an exam.
         */
        ExamMadeView: {
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
        };
        /**
         * ExamResultList
         * @description The results of an exam.
         */
        ExamResultList: {
            /**
             * Format: int32
             * @description The full mark.
             */
            full_mark: number;
            /**
             * Format: naive-date
             * @description Its day.
             */
            held_on: string;
            /** @description In order of enrolment; one's own people alone where the session is another unit's. */
            items: components["schemas"]["ExamResultView"][];
            /** @description The exam's name. */
            name: string;
            /**
             * Format: int32
             * @description The mark that passes.
             */
            pass_mark: number;
        };
        /**
         * ExamResultView
         * @description A result.
         */
        ExamResultView: {
            /** @description The sheet and cell that it came from. */
            cell?: string;
            /**
             * Format: double
             * @description The mark; none: did not sit.
             */
            mark?: number;
            /** @description The name; masked for 查阅. */
            name: string;
            /** @description Whether it passes; none without a mark. */
            passed?: boolean;
            /**
             * Format: uuid
             * @description Whose.
             */
            person_id: string;
            /**
             * Format: date-time
             * @description When it was entered.
             */
            recorded_at: string;
            /** @description The township. */
            unit_name?: string;
        };
        /**
         * ExcludeBody
         * @description Whether a row is left out.
         */
        ExcludeBody: {
            /** @description Left out, or taken in again. */
            excluded: boolean;
            /**
             * Format: uint32
             * @description The row.
             */
            row: number;
            /** @description The sheet. */
            sheet: string;
        };
        /**
         * ExportBody
         * @description What is exported, and why.
         */
        ExportBody: {
            /**
             * @description Why full numbers are needed; it is kept. Of no account for whoever may not see them.
             * @default
             */
            reason: string;
            /**
             * Format: uuid
             * @description The unit, an id of `/units`.
             */
            unit: string;
        };
        /**
         * Fact
         * @description What is known of somebody or something for one year.
         */
        Fact: {
            /** @description The grade, the stars, the level of an honour. */
            grade?: string;
            /** @description The same in Chinese. */
            grade_label?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `assessment`, `honour`, `star`, `talent`, `charter` or `cross_post`. */
            kind: string;
            /** @description The same in Chinese. */
            kind_label: string;
            /** @description Whatever else was written. */
            remark?: string;
            /** @description Where it came from; null for what was written by hand. */
            source?: components["schemas"]["FactSource"] & unknown;
            /** @description `YYYY-MM-DD` or `YYYY-MM`. */
            stated_on?: string;
            /** @description The honour's name, the post held besides. */
            title?: string;
            /** @description The last day that it counts, where it ends. */
            valid_to?: string;
            /**
             * Format: int32
             * @description The year.
             */
            year: number;
        };
        /**
         * FactSource
         * @description Where a row came from.
         */
        FactSource: {
            /** @description The cell: `D5`. */
            cell: string;
            /** @description Its file. */
            file_name: string;
            /**
             * Format: uuid
             * @description The import.
             */
            import_id: string;
            /** @description The sheet. */
            sheet: string;
        };
        /**
         * FieldProblem
         * @description One field that is not as it must be.
         */
        FieldProblem: {
            /** @description Stable code, for example `password.short`. */
            code: string;
            /** @description The field's name in the request; empty where it is about several. */
            field: string;
            /** @description What is wrong and what to do, in Chinese. */
            message: string;
        };
        /**
         * FieldValue
         * @description A value of a field.
         */
        FieldValue: {
            /** @description The field, by the reader's name: `name`, `phone`, `post_since` … */
            field: string;
            /** @description The new value; null or empty clears it. */
            value?: string;
        };
        /**
         * FigureView
         * @description A figure with what it stands on.
         */
        FigureView: {
            /** @description K1–K19. */
            code: string;
            /**
             * Format: uint64
             * @description N.
             */
            denominator: number;
            /** @description Its name. */
            label: string;
            /** @description The address of the names behind it. */
            list: string;
            /** @description What is counted (口径). */
            note: string;
            /**
             * Format: uint64
             * @description n.
             */
            numerator: number;
            /**
             * Format: double
             * @description Per cent, one decimal; none where N is 0.
             */
            value?: number;
        };
        /**
         * FormerName
         * @description A name that it had.
         */
        FormerName: {
            /** @description The name. */
            name: string;
            /**
             * Format: naive-date
             * @description First day without it.
             */
            valid_to: string;
        };
        /**
         * FullNumbers
         * @description Full numbers.
         */
        FullNumbers: {
            /** @description Mail address. */
            email?: string;
            /** @description ID number. */
            id_number?: string;
            /** @description Phone. */
            phone?: string;
        };
        /**
         * GivenGrant
         * @description What was given.
         */
        GivenGrant: {
            /**
             * Format: uuid
             * @description The grant's id.
             */
            id: string;
        };
        /**
         * GrantBody
         * @description A role to be given.
         */
        GrantBody: {
            /**
             * Format: uuid
             * @description The class, for a class teacher.
             */
            class_id?: string;
            /** @description `county_organiser`, `township_admin`, `line_admin`, `class_teacher`, `expert`, `viewer` … */
            role: string;
            /**
             * Format: uuid
             * @description Where it holds.
             */
            unit_id: string;
            /**
             * Format: naive-date
             * @description First day; today where it is left out.
             */
            valid_from?: string;
            /**
             * Format: naive-date
             * @description First day that it no longer holds; a must for 查阅.
             */
            valid_to?: string;
        };
        /**
         * GrantRequest
         * @description A role that was asked for an account and waits.
         */
        GrantRequest: {
            /**
             * Format: uuid
             * @description The account.
             */
            account_id: string;
            /**
             * Format: date-time
             * @description When.
             */
            asked_at: string;
            /** @description Who asked. */
            asked_by?: string;
            /** @description Who uses it. */
            display_name: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What its user types at sign-in. */
            login: string;
            /** @description Where, in words. */
            place_label: string;
            /** @description `county_organiser`, `township_admin` … */
            role: string;
            /** @description The role in Chinese. */
            role_label: string;
            /**
             * Format: naive-date
             * @description First day that it is no longer to hold.
             */
            valid_to?: string;
        };
        /**
         * GrantRequestActionBody
         * @description A decision on a request.
         */
        GrantRequestActionBody: {
            /** @description `grant` or `refuse`. */
            action: string;
            /** @description A must for `refuse`. */
            reason?: string;
        };
        /**
         * GrantRequestList
         * @description The open requests, on one page.
         */
        GrantRequestList: {
            /** @description The first asked first. */
            items: components["schemas"]["GrantRequest"][];
            /** @description Always null. */
            next?: string;
            /**
             * Format: uint64
             * @description How many.
             */
            total: number;
        };
        /**
         * GrantView
         * @description A role that an account holds somewhere.
         */
        GrantView: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Where, in words: a unit's or class's name, or what kind of place it is. */
            place_label: string;
            /** @description `county_organiser`, `township_admin` … */
            role: string;
            /** @description The role in Chinese. */
            role_label: string;
            /**
             * Format: naive-date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description First day that it no longer holds.
             */
            valid_to?: string;
        };
        /**
         * GroupsBody
         * @description How large groups are.
         */
        GroupsBody: {
            /**
             * Format: int64
             * @description About so many in each.
             */
            size: number;
        };
        /**
         * GroupsMade
         * @description How many groups were made.
         */
        GroupsMade: {
            /**
             * Format: uint32
             * @description How many.
             */
            groups: number;
        };
        /**
         * HeldRole
         * @description A role, where.
         */
        HeldRole: {
            /** @description Its Chinese name. */
            label: string;
            /** @description `unit`, `line`, `party_organisation`, `class`, `application_set`, `self`, `installation`. */
            place: string;
            /** @description `county_organiser`, `township_admin` … */
            role: string;
            /** @description The unit, where it is one. */
            unit?: components["schemas"]["UnitRef"] & unknown;
        };
        /**
         * Hours
         * @description A person's hours of a year.
         */
        Hours: {
            /** @description Each line, in order of time. */
            entries: components["schemas"]["HoursEntry"][];
            /** @description What is lacking. */
            missing: string;
            /** @description What is asked of the roles held; null where nothing is. */
            required?: string;
            /** @description Hours that count, decimal. */
            total: string;
            /**
             * Format: int32
             * @description The year.
             */
            year: number;
        };
        /**
         * HoursEntry
         * @description A line of the ledger.
         */
        HoursEntry: {
            /**
             * Format: naive-date
             * @description The day.
             */
            day: string;
            /** @description `am` or `pm`; null for what is not held by half-days. */
            half?: string;
            /** @description Hours, negative in a reversal. */
            hours: string;
            /** @description `concentrated`, `collective`, `self_study`, `other`. */
            kind: string;
            /** @description The kind in Chinese. */
            kind_label: string;
            /** @description The session that gave them. */
            session_name?: string;
        };
        /**
         * IdentityQuestion
         * @description A row that waits at the identity desk since its import was applied.
         */
        IdentityQuestion: {
            /** @description The import's file. */
            file_name: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The import.
             */
            import: string;
            /** @description The row, with its candidates. */
            row: components["schemas"]["ImportRow"] & unknown;
            /** @description The unit that the row belongs to. */
            unit_name: string;
        };
        /**
         * IdentityQuestionList
         * @description A page of the identity desk.
         */
        IdentityQuestionList: {
            /** @description The newest first. */
            items: components["schemas"]["IdentityQuestion"][];
            /** @description What the next page is asked for with; null on the last. */
            next?: string;
            /**
             * Format: uint64
             * @description How many there are in all.
             */
            total: number;
        };
        /**
         * Import
         * @description An import with all that its page shows.
         */
        Import: {
            /** @description When it was written, where it was. */
            applied?: components["schemas"]["ImportApplied"] & unknown;
            /**
             * Format: naive-date
             * @description The day that it is compared for.
             */
            as_of: string;
            /** @description What is wrong, by cause. */
            causes: components["schemas"]["ImportCause"][];
            /**
             * Format: uuid
             * @description The import of the same file before this one.
             */
            earlier_id?: string;
            /** @description Why it failed, where it did. */
            failure?: components["schemas"]["ImportFailure"] & unknown;
            /** @description What columns may be read as, and what cells may mean. */
            fields: components["schemas"]["ImportField"][];
            /** @description The file's name. */
            file_name: string;
            /** @description What applying it asks for. */
            fingerprint?: string;
            /** @description Why it is stopped, where it is. */
            guard?: components["schemas"]["ImportGuard"] & unknown;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What the file is about: `roster`, `units`, `assessment` …; null until it is told or chosen. */
            kind?: string;
            /** @description The same in Chinese. */
            kind_label?: string;
            /** @description Sheets that are not read, as somebody said. */
            left_out_sheets: string[];
            /** @description Who is in post and in no row. */
            missing: components["schemas"]["ImportMissing"][];
            /** @description What it may do: `both`, `add`, `update` or `fill`. */
            mode: string;
            /** @description What would be made with the rows. */
            new_organisations: components["schemas"]["ImportNewOrganisation"][];
            /** @description Names near known ones, to be answered. */
            organisations_near: components["schemas"]["ImportNearName"][];
            /** @description How far the reading is. */
            progress: components["schemas"]["ImportProgress"] & unknown;
            /** @description What came and what is wrong, in words. */
            sentence?: string;
            /** @description The sheets with a header. */
            sheets: components["schemas"]["ImportSheet"][];
            /** @description Whether one page is enough to confirm it: nothing is wrong and little changes. */
            short: boolean;
            /** @description `reading`, `staged`, `guarded`, `applying`, `applied`, `undone`, `partly_undone` or `failed`. */
            state: string;
            /** @description The counts; all but `missing` add up to the rows seen. */
            totals: components["schemas"]["ImportTotals"] & unknown;
            /** @description Whose roster it is. */
            unit: components["schemas"]["NamedUnitView"] & unknown;
        };
        /**
         * ImportAnswer
         * @description An answer that later imports of the unit use again.
         */
        ImportAnswer: {
            /** @description A field, a value, a party organisation's name; null: no field, or a name of its own. */
            answer?: string;
            /**
             * Format: date-time
             * @description When.
             */
            answered_at: string;
            /** @description Who answered. */
            answered_by?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `column`, `value` or `organisation`. */
            kind: string;
            /** @description The kind in words. */
            kind_label: string;
            /** @description The header, text or name as it is compared. */
            question: string;
            /** @description The field of a value; `*` for a header; the township of a name. */
            topic: string;
            /**
             * Format: uuid
             * @description Whose it is.
             */
            unit: string;
            /** @description Its name. */
            unit_name: string;
        };
        /**
         * ImportAnswerList
         * @description The remembered answers.
         */
        ImportAnswerList: {
            /** @description The newest first. */
            items: components["schemas"]["ImportAnswer"][];
            /** @description Always null: they come at once. */
            next?: string;
            /**
             * Format: uint64
             * @description How many there are.
             */
            total: number;
        };
        /**
         * ImportApplied
         * @description When it was written.
         */
        ImportApplied: {
            /**
             * Format: date-time
             * @description The instant.
             */
            at: string;
            /** @description Who confirmed it. */
            by?: string;
            /** @description Rows written, by outcome. */
            counts: {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description Until when it can be taken back; null where it cannot.
             */
            undo_until?: string;
        };
        /**
         * ImportCandidate
         * @description Somebody whom a row may mean.
         */
        ImportCandidate: {
            /** @description The month of birth, of somebody within the actor's scope. */
            birth_month?: string;
            /** @description The score in words. */
            explained: string;
            /** @description The name. */
            name: string;
            /** @description The party organisation. */
            party_organisation?: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person: string;
            /** @description The phone, masked, of somebody within the actor's scope. */
            phone?: string;
            /** @description The post in words. */
            post?: string;
            /** @description What is the same: `name`, `birth_month`, `phone`, `organisation`, `first15`. */
            same: string[];
            /**
             * Format: uint32
             * @description From 0 to 100.
             */
            score: number;
            /** @description Where the person serves today. */
            unit_name?: string;
        };
        /**
         * ImportCause
         * @description A cause with its cells.
         */
        ImportCause: {
            /** @description What to do. */
            advice: string;
            /** @description Stable code. */
            code: string;
            /**
             * Format: uint32
             * @description How many cells.
             */
            count: number;
            /** @description In a few words. */
            label: string;
            /** @description The cells. */
            rows: components["schemas"]["ImportCauseRow"][];
            /** @description `error` or `warning`. */
            severity: string;
        };
        /**
         * ImportCauseRow
         * @description A cell with a cause.
         */
        ImportCauseRow: {
            /** @description Column and row. */
            cell?: string;
            /** @description The field that would mend it. */
            field?: string;
            /** @description The person's name. */
            name?: string;
            /** @description What stands there. */
            raw?: string;
            /**
             * Format: uint32
             * @description The row.
             */
            row: number;
            /** @description The sheet. */
            sheet: string;
        };
        /**
         * ImportColumn
         * @description A column of a sheet.
         */
        ImportColumn: {
            /** @description The name of the group that it stands in, where the header has two rows. */
            above?: string;
            /** @description Its letters. */
            column: string;
            /** @description How it was told: `chosen`, `exact`, `synonym` or `guess`; null where it is not read. */
            confidence?: string;
            /** @description What it is read as. */
            field?: string;
            /** @description The header as written. */
            header: string;
            /** @description What the field is called. */
            label?: string;
            /** @description The first texts below it that differ, three at most. */
            samples: string[];
        };
        /**
         * ImportEvent
         * @description How far an import is.
         */
        ImportEvent: {
            /**
             * Format: uint32
             * @description Rows so far.
             */
            rows: number;
            /** @description Its state. */
            state: string;
        };
        /**
         * ImportFailure
         * @description Why it could not be read or written.
         */
        ImportFailure: {
            /** @description Stable code, for example `file.encrypted`. */
            code: string;
            /** @description What is wrong and what to do. */
            detail: string;
        };
        /**
         * ImportField
         * @description What a column may be read as.
         */
        ImportField: {
            /** @description What a cell of it may mean, where there is a list. */
            choices: components["schemas"]["ImportFieldChoice"][];
            /** @description Its code. */
            field: string;
            /** @description What it is called. */
            label: string;
        };
        /**
         * ImportFieldChoice
         * @description What a cell may mean.
         */
        ImportFieldChoice: {
            /** @description As people say it. */
            label: string;
            /** @description As it is sent. */
            value: string;
        };
        /**
         * ImportGuard
         * @description Why the delta guard stops it.
         */
        ImportGuard: {
            /** @description What it saw, in words. */
            reason: string;
            /** @description The units at which too much would change. */
            units: components["schemas"]["ImportGuardUnit"][];
        };
        /**
         * ImportGuardUnit
         * @description A unit at which too much would change.
         */
        ImportGuardUnit: {
            /**
             * Format: uint32
             * @description People in post.
             */
            in_post: number;
            /**
             * Format: uint32
             * @description Of them missing from the file.
             */
            missing: number;
            /**
             * Format: uint32
             * @description Of them moved.
             */
            moved: number;
            /**
             * Format: uint32
             * @description Of them with another name.
             */
            renamed: number;
            /**
             * Format: uuid
             * @description The unit.
             */
            unit: string;
            /** @description Its name. */
            unit_name: string;
        };
        /**
         * ImportIssue
         * @description One thing that is wrong with a cell.
         */
        ImportIssue: {
            /** @description Stable code. */
            code: string;
            /** @description The column's letters, where the sheet has one. */
            column?: string;
            /** @description The field. */
            field: string;
            /** @description What is wrong and what to do. */
            message: string;
            /** @description What stands in the cell. */
            raw?: string;
            /** @description `error` or `warning`. */
            severity: string;
        };
        /**
         * ImportList
         * @description A page of imports.
         */
        ImportList: {
            /** @description The newest first. */
            items: components["schemas"]["ImportSummary"][];
            /** @description What the next page is asked for with; null on the last. */
            next?: string;
            /**
             * Format: uint64
             * @description How many there are in all.
             */
            total: number;
        };
        /**
         * ImportMissing
         * @description Somebody in post whom no row matches.
         */
        ImportMissing: {
            /** @description What became of them: `left`, `stays`, `later`, or null while nobody has said. */
            decision?: string;
            /**
             * Format: naive-date
             * @description Of who left: the first day without the post.
             */
            left_on?: string;
            /** @description The name. */
            name: string;
            /** @description Where they serve. */
            party_organisation: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person_id: string;
            /**
             * Format: uuid
             * @description The unit in which they are in no row.
             */
            unit: string;
        };
        /**
         * ImportNearName
         * @description A name that is near a known party organisation's.
         */
        ImportNearName: {
            /** @description The name in the file. */
            name: string;
            /** @description The known one. */
            near: components["schemas"]["NamedUnitView"] & unknown;
            /**
             * Format: uint32
             * @description How many rows wait for the answer.
             */
            rows: number;
            /**
             * Format: uuid
             * @description The township.
             */
            unit: string;
            /** @description Its name. */
            unit_name: string;
        };
        /**
         * ImportNewOrganisation
         * @description A party organisation that would be made.
         */
        ImportNewOrganisation: {
            /** @description The employer named with it. */
            organisation?: string;
            /** @description Its name. */
            party_organisation: string;
            /**
             * Format: uint32
             * @description How many rows name it.
             */
            rows: number;
            /** @description Its unit. */
            unit_name: string;
        };
        /**
         * ImportProgress
         * @description How far the reading is.
         */
        ImportProgress: {
            /**
             * Format: uint32
             * @description Of so many, where that is known.
             */
            of?: number;
            /**
             * Format: uint32
             * @description Rows so far.
             */
            rows: number;
        };
        /**
         * ImportRow
         * @description A staged row.
         */
        ImportRow: {
            /** @description What stands here, of the fields that would change. */
            before: {
                [key: string]: string;
            };
            /** @description Whom it may mean, the likeliest first: where it waits for somebody to say, or somebody said. */
            candidates: components["schemas"]["ImportCandidate"][];
            /** @description Why it is refused, pending or skipped. */
            code?: string;
            /** @description What somebody decided of it: `same`, `new`, or null. */
            decision?: string;
            /** @description Left out by hand. */
            excluded: boolean;
            /** @description What is wrong. */
            issues: components["schemas"]["ImportIssue"][];
            /** @description The person's name. */
            name?: string;
            /** @description `new`, `changed`, `unchanged`, `moved`, `pending`, `refused` or `skipped`. */
            outcome: string;
            /**
             * Format: uuid
             * @description The person it means, or made.
             */
            person_id?: string;
            /** @description Each cell's text, by the column's letters. */
            raw: {
                [key: string]: string;
            };
            /**
             * Format: uint32
             * @description The row.
             */
            row: number;
            /** @description The sheet. */
            sheet: string;
            /** @description Canonical values by field. */
            values: {
                [key: string]: string;
            };
        };
        /**
         * ImportRowList
         * @description A page of staged rows.
         */
        ImportRowList: {
            /** @description In the file's order. */
            items: components["schemas"]["ImportRow"][];
            /** @description What the next page is asked for with; null on the last. */
            next?: string;
            /**
             * Format: uint64
             * @description How many there are in all.
             */
            total: number;
        };
        /**
         * ImportSheet
         * @description A sheet with a header.
         */
        ImportSheet: {
            /** @description Its columns. */
            columns: components["schemas"]["ImportColumn"][];
            /** @description The header's rows. */
            header_rows: number[];
            /** @description Its name. */
            name: string;
            /**
             * Format: uint32
             * @description Rows below the header that are not blank.
             */
            rows: number;
        };
        /**
         * ImportSummary
         * @description An import of the list.
         */
        ImportSummary: {
            /**
             * Format: date-time
             * @description When it was written.
             */
            applied_at?: string;
            /**
             * Format: date-time
             * @description When it came.
             */
            created_at: string;
            /** @description Who sent it. */
            created_by: string;
            /**
             * Format: uuid
             * @description The import of the same file before this one.
             */
            earlier_id?: string;
            /** @description The file's name. */
            file_name: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What the file is about; null until it is told or chosen. */
            kind?: string;
            /** @description The same in Chinese. */
            kind_label?: string;
            /** @description How it stands. */
            state: string;
            /** @description The counts; null before it is read. */
            totals?: components["schemas"]["ImportTotals"] & unknown;
            /**
             * Format: date-time
             * @description Until when it can be taken back; null where it cannot.
             */
            undo_until?: string;
            /** @description Whose roster it is. */
            unit_name: string;
        };
        /**
         * ImportTotals
         * @description How many rows came to what.
         */
        ImportTotals: {
            /**
             * Format: uint32
             * @description Rows with some field that differs.
             */
            changed: number;
            /**
             * Format: uint32
             * @description Persons in post whom no row matches.
             */
            missing: number;
            /**
             * Format: uint32
             * @description Rows by which a post moves.
             */
            moved: number;
            /**
             * Format: uint32
             * @description New persons and new posts.
             */
            new: number;
            /**
             * Format: uint32
             * @description Rows that wait for somebody.
             */
            pending: number;
            /**
             * Format: uint32
             * @description Rows with an error, or of another unit.
             */
            refused: number;
            /**
             * Format: uint32
             * @description Rows that are no worker's, or left out.
             */
            skipped: number;
            /**
             * Format: uint32
             * @description Rows that change nothing.
             */
            unchanged: number;
        };
        /**
         * Indicator
         * @description A figure.
         */
        Indicator: {
            /**
             * Format: naive-date
             * @description The day that it is asked as of.
             */
            as_of: string;
            /** @description K1–K19 of the field's list. */
            code: string;
            /**
             * Format: uint64
             * @description N.
             */
            denominator?: number;
            /**
             * Format: naive-date
             * @description First day of what is counted.
             */
            from: string;
            /** @description The unit's id or the role's code; null for the whole, where each person is counted once. */
            group?: string;
            /** @description The address of the rows behind it. */
            list: string;
            /** @description What is counted. */
            measure: string;
            /**
             * Format: uint64
             * @description n.
             */
            numerator: number;
            /**
             * Format: double
             * @description Per cent with one decimal; null where N is 0.
             */
            value?: number;
            /** @description `total`, `junior`, `intermediate`, `senior` (by the highest tier held). */
            variant: string;
        };
        /**
         * IndicatorList
         * @description Figures.
         */
        IndicatorList: {
            /** @description The whole first, then the groups in official order. */
            items: components["schemas"]["Indicator"][];
            /** @description Always null. */
            next?: string;
            /**
             * Format: uint64
             * @description How many.
             */
            total: number;
        };
        /**
         * InviteBody
         * @description An official to be invited.
         */
        InviteBody: {
            /**
             * Format: uuid
             * @description The class, for a class teacher.
             */
            class_id?: string;
            /** @description Name. */
            display_name: string;
            /** @description 3 to 30 letters, digits, `.`, `_` or `-`. */
            login: string;
            /** @description `county_organiser`, `township_admin`, `line_admin`, `class_teacher`, `expert`, `viewer` … */
            role: string;
            /**
             * Format: uuid
             * @description Where it holds.
             */
            unit_id: string;
            /**
             * Format: naive-date
             * @description First day that it no longer holds; a must for 查阅.
             */
            valid_to?: string;
        };
        /**
         * Invited
         * @description A made account with its password, told once.
         */
        Invited: {
            /**
             * Format: uuid
             * @description The account's id.
             */
            id: string;
            /** @description To be handed over; must be changed at the first sign-in. */
            one_time_password: string;
            /** @description Its role waits for the security administrator (三员分立). */
            waits_for_grant: boolean;
        };
        /**
         * KindBody
         * @description What a file is about.
         */
        KindBody: {
            /** @description `roster`, `units`, `assessment`, `honour`, `star`, `alliance`, `pair`, `talent`, `charter`, `cross_post`. */
            kind: string;
        };
        /**
         * Lecturer
         * @description Somebody who teaches.
         */
        Lecturer: {
            /** @description Where they work. */
            employer?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The name. */
            name: string;
            /** @description Post or rank. */
            title?: string;
        };
        /**
         * LecturerBody
         * @description A lecturer to be added.
         */
        LecturerBody: {
            /** @description Where they work. */
            employer?: string;
            /**
             * @description The name, unlike any other of the unit.
             * @default
             */
            name: string;
            /** @description Post or rank. */
            title?: string;
        };
        /**
         * LecturerList
         * @description All lecturers.
         */
        LecturerList: {
            /** @description By name. */
            items: components["schemas"]["Lecturer"][];
        };
        /**
         * LedgerLine
         * @description A line of the ledger.
         */
        LedgerLine: {
            /** @description 归档号. */
            archive_no?: string;
            /**
             * Format: uint32
             * @description 报到.
             */
            arrived: number;
            /** @description 班次名称. */
            class_name: string;
            /**
             * Format: uint32
             * @description 结业.
             */
            completed: number;
            /** @description 课程与师资. */
            courses: string;
            /**
             * Format: uint32
             * @description 天数.
             */
            days: number;
            /**
             * Format: naive-date
             * @description 起.
             */
            first_day: string;
            /** @description 主办. */
            host: string;
            /** @description 学时. */
            hours: string;
            /**
             * Format: uint32
             * @description 应训.
             */
            invited: number;
            /** @description 类别. */
            kind: string;
            /**
             * Format: naive-date
             * @description 止.
             */
            last_day: string;
            /** @description What the file lacks, in words. */
            missing: string[];
            /**
             * Format: int32
             * @description 期次.
             */
            number: number;
            /**
             * Format: uint32
             * @description 考试合格.
             */
            passed?: number;
            /**
             * Format: int32
             * @description 计划人数.
             */
            planned: number;
            /**
             * Format: uuid
             * @description The session.
             */
            session: string;
            /** @description 经费. */
            spent?: string;
            /** @description A code of the life cycle. */
            state: string;
            /** @description 承办. */
            undertaker?: string;
            /** @description 地点. */
            venue?: string;
        };
        /**
         * LedgerView
         * @description The ledger of a year.
         */
        LedgerView: {
            /** @description The first first. */
            items: components["schemas"]["LedgerLine"][];
        };
        /**
         * LoginBody
         * @description What is typed at sign-in.
         */
        LoginBody: {
            /** @description The account. */
            account: string;
            /** @description Six digits of the authenticator, where the role asks for them. */
            code?: string;
            /** @description Password, or a worker's PIN. */
            password: string;
        };
        /**
         * MadeApplication
         * @description The id of what was made.
         */
        MadeApplication: {
            /**
             * Format: uuid
             * @description The application.
             */
            id: string;
        };
        /**
         * MadeId
         * @description The id of what was made.
         */
        MadeId: {
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
        };
        /**
         * MailBody
         * @description Where to be told.
         */
        MailBody: {
            /** @description The address; null: by the township. */
            email?: string;
        };
        /**
         * MailState
         * @description How the outbox stands.
         */
        MailState: {
            /** @description Whether there is a mail server. */
            configured: boolean;
            /**
             * Format: uint64
             * @description Mails whose last try failed; another follows.
             */
            failed: number;
            /**
             * Format: uint64
             * @description Mails given up; their people stand on the township's list.
             */
            parked: number;
            /**
             * Format: uint64
             * @description Mails that wait for their first try.
             */
            waiting: number;
        };
        /**
         * MakeBody
         * @description Whose codes to make.
         */
        MakeBody: {
            /** @description These persons; none: all who need one. */
            persons?: string[];
            /**
             * Format: uuid
             * @description The unit.
             */
            unit: string;
        };
        /**
         * MarkBody
         * @description Who was there.
         */
        MarkBody: {
            /**
             * Format: date-time
             * @description When; without it, now.
             */
            at?: string;
            /** @description The trainee's personal code. */
            code?: string;
            /**
             * Format: uuid
             * @description The person; or the code.
             */
            person?: string;
            /** @description `present`, `late` …; without it, `present`, or what stands already. */
            status?: string;
        };
        /**
         * Me
         * @description One's own account.
         */
        Me: {
            /**
             * Format: uuid
             * @description The account's id.
             */
            account: string;
            /** @description What one may do somewhere. */
            capabilities: string[];
            /** @description The session's CSRF value; none for a program's token. */
            csrf?: string;
            /** @description As people know it. */
            display_name: string;
            /** @description A second factor is set up. */
            has_totp: boolean;
            /** @description The unit that looks after it. */
            home_unit: components["schemas"]["UnitRef"] & unknown;
            /**
             * Format: int64
             * @description Minutes without a request after which one has to sign in again.
             */
            idle_minutes: number;
            /** @description Whether the privacy notice was accepted. */
            informed: boolean;
            /** @description What is typed at sign-in. */
            login: string;
            /** @description Names and numbers are masked for this account. */
            masked: boolean;
            /** @description Somebody else knows the password: it must be changed first. */
            must_change: boolean;
            /** @description The role needs a second factor, which is not set up yet. */
            must_set_totp: boolean;
            /**
             * Format: uuid
             * @description The worker whose account it is.
             */
            person_id?: string;
            /** @description Roles with their places. */
            roles: components["schemas"]["HeldRole"][];
        };
        /**
         * MendBody
         * @description A cell with its new text.
         */
        MendBody: {
            /** @description The field. */
            field: string;
            /**
             * Format: uint32
             * @description The row.
             */
            row: number;
            /** @description The sheet. */
            sheet: string;
            /** @description The new text; empty clears the cell. */
            text: string;
        };
        /**
         * MergeBody
         * @description Part of another one from a day on.
         */
        MergeBody: {
            /**
             * Format: naive-date
             * @description The first day without it.
             */
            day: string;
            /**
             * Format: uuid
             * @description The one that it becomes part of, of the same kind.
             */
            into: string;
            /** @description Why. */
            reason: string;
        };
        /**
         * MissingBody
         * @description What became of people whom the import does not name.
         */
        MissingBody: {
            /** @description `left`, `stays` or `later`. */
            decision: string;
            /**
             * Format: naive-date
             * @description With `left`: the first day without the post, today at the latest.
             */
            left_on?: string;
            /** @description They, of the import's `missing`. */
            people: string[];
        };
        /**
         * ModeBody
         * @description What an import may do.
         */
        ModeBody: {
            /** @description `both`, `add`, `update` or `fill`. */
            mode: string;
        };
        /**
         * MyNotice
         * @description A notice in one's inbox.
         */
        MyNotice: {
            /** @description The text. */
            body: string;
            /**
             * Format: date-time
             * @description When it was written.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What it is about, for example `enrolled`. */
            kind: string;
            /** @description The page in the phone app that it is about. */
            path?: string;
            /**
             * Format: date-time
             * @description When it was first opened.
             */
            read_at?: string;
            /** @description First line. */
            title: string;
        };
        /**
         * MyNotices
         * @description One's inbox.
         */
        MyNotices: {
            /** @description The newest first, at most 100. */
            items: components["schemas"]["MyNotice"][];
        };
        /**
         * MySession
         * @description One's place in a session.
         */
        MySession: {
            /** @description Where the venue is. */
            address?: string;
            /**
             * Format: uint32
             * @description How many were attended.
             */
            attended: number;
            /** @description One's personal code, which the roll is marked by. */
            code: string;
            /** @description A code of the life cycle: `approved`, `waiting`, `completed` … */
            enrolment_state: string;
            /**
             * Format: naive-date
             * @description Its first day.
             */
            first_day: string;
            /**
             * Format: int32
             * @description One's group.
             */
            group_no?: number;
            /**
             * Format: uuid
             * @description The session.
             */
            id: string;
            /**
             * Format: naive-date
             * @description Its last day.
             */
            last_day: string;
            /** @description Whether one may give the place back oneself; who was called up says why they cannot come. */
            may_leave: boolean;
            /** @description `轮训第1期`. */
            name: string;
            /** @description What to bring, how to get there. */
            note?: string;
            /**
             * Format: date-time
             * @description Of those that wait: until when a free place is kept for one.
             */
            offer_until?: string;
            /**
             * Format: uint32
             * @description Of those that wait: which place, from 1.
             */
            position?: number;
            /** @description Why it was put off or cancelled. */
            reason?: string;
            /** @description The result that counts. */
            result?: components["schemas"]["ShownResult"] & unknown;
            /** @description The half-days. */
            slots: components["schemas"]["ShownSlot"][];
            /** @description `enrolling`, `running` … */
            state: string;
            /** @description `offline`, `online` or `mixed`. */
            teaching: string;
            /** @description Where. */
            venue?: string;
        };
        /**
         * MySessionList
         * @description One's sessions.
         */
        MySessionList: {
            /** @description The latest first. */
            items: components["schemas"]["MySession"][];
        };
        /**
         * NameBody
         * @description Which party organisation a name means.
         */
        NameBody: {
            /** @description The name, as `organisations_near` tells it. */
            name: string;
            /**
             * Format: uuid
             * @description The one that it means; null: it is one of its own.
             */
            party_organisation?: string;
            /**
             * Format: uuid
             * @description The township.
             */
            unit: string;
        };
        /**
         * Named
         * @description A thing with its name.
         */
        Named: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /**
         * NamedUnitView
         * @description A unit, or a party organisation, by name.
         */
        NamedUnitView: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its official name. */
            name: string;
        };
        /**
         * NewImport
         * @description A new import's id.
         */
        NewImport: {
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
        };
        /**
         * NextTier
         * @description The tier above, and what stands between.
         */
        NextTier: {
            /** @description The application that goes on. */
            application?: components["schemas"]["ApplicationBrief"] & unknown;
            /** @description Everything that is asked for. */
            criteria: components["schemas"]["CriterionView"][];
            /**
             * Format: naive-date
             * @description The first day on which all is met at once, as far as that is known.
             */
            earliest?: string;
            /** @description Whether the person may apply today. */
            eligible: boolean;
            /** @description Its code. */
            tier: string;
            /** @description The same in words. */
            tier_label: string;
        };
        /**
         * NotedView
         * @description What was noted.
         */
        NotedView: {
            /** @description Whether it was noted now for the first time. */
            new: boolean;
        };
        /**
         * NoticeBody
         * @description What the office writes into the papers itself; what is left out has the usual words.
         */
        NoticeBody: {
            /** @description 主送. */
            addressed_to?: string;
            /** @description 归档号. */
            archive_no?: string;
            /** @description 考核与结业. */
            assessment?: string;
            /** @description 培训对象. */
            audience?: string;
            /** @description 联系人. */
            contact?: string;
            /** @description 培训内容. */
            content?: string;
            /** @description 经费. */
            costs?: string;
            /** @description 纪律. */
            discipline?: string;
            /** @description 文号. */
            document_no?: string;
            /**
             * Format: naive-date
             * @description 成文日期.
             */
            issued_on?: string;
            /** @description 学员须知, a paragraph a line. */
            notes?: string;
            /** @description 电话. */
            phone?: string;
            /** @description 回执报送到. */
            report_to?: string;
            /** @description 落款. */
            signer?: string;
            /** @description 经费支出. */
            spent?: string;
            /** @description 承办. */
            undertaker?: string;
        };
        /**
         * NoticeLine
         * @description A notice with the ways by which it went out.
         */
        NoticeLine: {
            /** @description Ways. */
            channels: components["schemas"]["ChannelLine"][];
            /**
             * Format: date-time
             * @description When.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description First line. */
            title: string;
        };
        /**
         * NoticeView
         * @description What stands in the papers, and what can be made.
         */
        NoticeView: {
            /**
             * Format: uint32
             * @description How many groups there are; 0: dealt when they are printed.
             */
            groups: number;
            /** @description The papers that can be made. */
            papers: components["schemas"]["PaperView"][];
            /** @description The usual words, which stand where nothing is written. */
            usual: components["schemas"]["NoticeBody"] & unknown;
            /** @description What the office has written. */
            written: components["schemas"]["NoticeBody"] & unknown;
        };
        /**
         * OfferedAction
         * @description What may be done now by whoever asks.
         */
        OfferedAction: {
            /** @description Its code. */
            action: string;
            /** @description The same in words. */
            label: string;
            /** @description Whether a reason must be given. */
            needs_reason: boolean;
        };
        /**
         * OpenSession
         * @description A session that one may ask for.
         */
        OpenSession: {
            /** @description Whether somebody looks through who asks. */
            approval: boolean;
            /**
             * Format: int32
             * @description How many places.
             */
            capacity: number;
            /** @description What stands against it: another session on the same half-day. */
            clash?: string;
            /**
             * Format: naive-date
             * @description Its first day.
             */
            first_day: string;
            /**
             * Format: uint32
             * @description Half-days.
             */
            half_days: number;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: naive-date
             * @description Its last day.
             */
            last_day: string;
            /** @description `轮训第1期`. */
            name: string;
            /**
             * Format: naive-date
             * @description The last day to ask.
             */
            names_until?: string;
            /**
             * Format: uint32
             * @description How many are taken.
             */
            taken: number;
            /** @description `offline`, `online` or `mixed`. */
            teaching: string;
            /** @description Where. */
            venue?: string;
            /**
             * Format: uint32
             * @description How many wait.
             */
            waiting: number;
        };
        /**
         * OpenSessionList
         * @description Sessions that one may ask for.
         */
        OpenSessionList: {
            /** @description The next first. */
            items: components["schemas"]["OpenSession"][];
        };
        /**
         * Organisation
         * @description A firm, social organisation or platform (两新组织).
         */
        Organisation: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `private_enterprise`, `social_organisation`, `new_employment`. */
            kind?: string;
            /** @description The kind in Chinese. */
            kind_label?: string;
            /**
             * Format: int32
             * @description Members of the party by the latest check; null where none counted them.
             */
            members?: number;
            /** @description Name. */
            name: string;
            /** @description The party organisations that cover it today. */
            party_organisations: string[];
            /**
             * Format: uint64
             * @description How many posts are held today at those.
             */
            people: number;
            /** @description Its township. */
            unit_name: string;
        };
        /**
         * OrganisationCheck
         * @description How an organisation was found on a day.
         */
        OrganisationCheck: {
            /**
             * Format: naive-date
             * @description The day.
             */
            checked_on: string;
            /** @description How the party covers it: `alone`, `joint`, `instructor`, `mass_organisation` or `uncovered`. */
            coverage?: string;
            /** @description The same in Chinese. */
            coverage_label?: string;
            /**
             * Format: int32
             * @description Members of the party among them.
             */
            member_count?: number;
            /** @description Where it came from. */
            source?: components["schemas"]["FactSource"] & unknown;
            /**
             * Format: int32
             * @description People who work there.
             */
            staff_count?: number;
            /** @description `operating`, `suspended`, `closed` or `not_found`. */
            state?: string;
            /** @description The same in Chinese. */
            state_label?: string;
        };
        /**
         * OrganisationFacts
         * @description What is known of an organisation and of the party organisations that cover it.
         */
        OrganisationFacts: {
            /** @description Places in alliances, the newest first. */
            alliances: components["schemas"]["AllianceMembership"][];
            /** @description How it was found, the latest day first. */
            checks: components["schemas"]["OrganisationCheck"][];
            /** @description Facts, the latest year first. */
            facts: components["schemas"]["Fact"][];
            /** @description Pairs, the newest first. */
            pairs: components["schemas"]["OrganisationPair"][];
        };
        /**
         * OrganisationList
         * @description Organisations of the actor's scope, on one page.
         */
        OrganisationList: {
            /** @description By township and name. */
            items: components["schemas"]["Organisation"][];
            /** @description Always null. */
            next?: string;
            /**
             * Format: uint64
             * @description How many.
             */
            total: number;
        };
        /**
         * OrganisationPage
         * @description A firm or a party organisation on its page.
         */
        OrganisationPage: {
            /** @description A firm's party organisations, a party organisation's firms; the latest first. */
            coverage: components["schemas"]["CoverageLine"][];
            /** @description A firm's credit code. */
            credit_code?: string;
            /** @description Names that it had, the latest first. */
            former_names: components["schemas"]["FormerName"][];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Code of the kind. */
            kind?: string;
            /** @description The kind in Chinese. */
            kind_label?: string;
            /** @description Its name. */
            name: string;
            /** @description Posts, today's first. */
            posts: components["schemas"]["OrganisationPost"][];
            /**
             * Format: uuid
             * @description What it became part of.
             */
            successor?: string;
            /** @description That one's name. */
            successor_name?: string;
            /**
             * Format: uuid
             * @description Its township.
             */
            unit: string;
            /** @description The township's name. */
            unit_name: string;
            /**
             * Format: uint64
             * @description People whose post ended with it and who hold none today (待落实).
             */
            unsettled: number;
            /**
             * Format: naive-date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description First day that it is no longer there.
             */
            valid_to?: string;
            /** @description Whether the one who asks may change it. */
            writable: boolean;
        };
        /**
         * OrganisationPair
         * @description A pair, seen from one side.
         */
        OrganisationPair: {
            /** @description Whether this side helps. */
            helps: boolean;
            /** @description What they do together. */
            measures?: string;
            /**
             * Format: uuid
             * @description The other party organisation.
             */
            other: string;
            /** @description Its name. */
            other_name: string;
            /**
             * Format: naive-date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description First day after it.
             */
            valid_to?: string;
            /**
             * Format: int32
             * @description The year that it was agreed for.
             */
            year: number;
        };
        /**
         * OrganisationPost
         * @description A post that is held there.
         */
        OrganisationPost: {
            /**
             * Format: uuid
             * @description The post.
             */
            id: string;
            /** @description The name; masked for 查阅. */
            name: string;
            /** @description Where the person serves. */
            party_organisation: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person: string;
            /** @description Code of the post. */
            post: string;
            /** @description The post in Chinese. */
            post_label: string;
            /**
             * Format: naive-date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description First day that it is no longer held.
             */
            valid_to?: string;
        };
        /**
         * OtherView
         * @description A line of 在等别人的.
         */
        OtherView: {
            /** @description The page with just these. */
            path: string;
            /** @description “已通知 3／8” */
            sentence: string;
            /** @description `waiting`. */
            status: string;
            /**
             * Format: uuid
             * @description The township.
             */
            unit_id: string;
            /** @description Its name. */
            unit_name: string;
        };
        /**
         * OwnApplication
         * @description An application of one's own.
         */
        OwnApplication: {
            /** @description That what is stated is true. */
            confirmed: boolean;
            /** @description `junior`, `intermediate` or `senior`. */
            tier: string;
        };
        /**
         * PaperBody
         * @description Which paper is wanted.
         */
        PaperBody: {
            /** @description `docx`, `pdf` or `xlsx`; none: the usual one. */
            form?: string;
            /** @description A code of the list of papers; none: all of them as a .zip. */
            paper?: string;
            /**
             * @description What for, where it holds whole phone numbers; it is kept.
             * @default
             */
            reason: string;
        };
        /**
         * PaperView
         * @description A paper that can be made.
         */
        PaperView: {
            /** @description The usual form. */
            form: string;
            /** @description What it is called. */
            label: string;
            /** @description Its code. */
            paper: string;
            /** @description Whether it holds phone numbers. */
            phones: boolean;
        };
        /**
         * PartyOrganisation
         * @description A party organisation of a list.
         */
        PartyOrganisation: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `branch`, `joint_branch`, `general_branch`, `committee` … */
            kind: string;
            /** @description The kind in Chinese. */
            kind_label: string;
            /** @description Name. */
            name: string;
            /**
             * Format: uint64
             * @description How many people hold a post there today.
             */
            people: number;
            /**
             * Format: uuid
             * @description Its township.
             */
            unit: string;
            /** @description The township's name. */
            unit_name: string;
            /**
             * Format: naive-date
             * @description First day that it is no longer there.
             */
            valid_to?: string;
        };
        /**
         * PartyOrganisationList
         * @description Party organisations, on one page.
         */
        PartyOrganisationList: {
            /** @description By township and name. */
            items: components["schemas"]["PartyOrganisation"][];
            /** @description Always null. */
            next?: string;
            /**
             * Format: uint64
             * @description How many.
             */
            total: number;
        };
        /**
         * PasswordBody
         * @description A new password.
         */
        PasswordBody: {
            /** @description As it shall be. */
            new: string;
            /** @description As it is now. */
            old: string;
        };
        /**
         * Person
         * @description A person of a list.
         */
        Person: {
            /**
             * Format: naive-date
             * @description First day that its certificate is no longer valid.
             */
            certificate_to?: string;
            /** @description `full_time` or `part_time`. */
            employment?: string;
            /** @description Hours of the year so far. */
            hours_this_year: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Last four of the ID number. */
            id_last4?: string;
            /** @description Name; masked for 查阅. */
            name: string;
            /** @description Where the person serves. */
            party_organisation?: string;
            /** @description `138****2210` */
            phone_masked?: string;
            /** @description Code of the post. */
            post?: string;
            /** @description The post in Chinese. */
            post_label?: string;
            /**
             * Format: naive-date
             * @description First day in the post.
             */
            post_since?: string;
            /** @description The highest tier held. */
            tier?: string;
            /**
             * Format: uuid
             * @description The post's territory unit.
             */
            unit?: string;
            /** @description Its official name. */
            unit_name?: string;
        };
        /**
         * PersonBody
         * @description A person with a post.
         */
        PersonBody: {
            /**
             * @description After `person.elsewhere`: ask the other township.
             * @default false
             */
            ask_transfer: boolean;
            /** @description The post. */
            post: components["schemas"]["PostBody"] & unknown;
            /**
             * @description After `person.same_name`: it is somebody else.
             * @default false
             */
            same_name_ok: boolean;
            /** @description `name` at least; `id_number`, `phone`, `sex` and the like. */
            values: components["schemas"]["FieldValue"][];
        };
        /**
         * PersonList
         * @description A page of people.
         */
        PersonList: {
            /** @description The people of this page. */
            items: components["schemas"]["Person"][];
            /** @description Where the next page goes on; null on the last. */
            next?: string;
            /**
             * Format: uint64
             * @description How many there are in all.
             */
            total: number;
        };
        /**
         * PersonPage
         * @description Everything about one person.
         */
        PersonPage: {
            /** @description Applications, the newest first. */
            applications: components["schemas"]["ApplicationLine"][];
            /**
             * Format: naive-date
             * @description The last day that the asker may know of: today, or the last day in the asker's unit.
             */
            as_of: string;
            /** @description `YYYY-MM-DD` or `YYYY-MM`. */
            birth_date?: string;
            /**
             * Format: naive-date
             * @description First day that its certificate is no longer valid.
             */
            certificate_to?: string;
            /** @description Certificates, the newest first. */
            certificates: components["schemas"]["Certificate"][];
            /** @description Who changed what, the newest first. */
            changes: components["schemas"]["ChangeLine"][];
            /** @description In Chinese. */
            education?: string;
            /** @description Whether a mail address was given. */
            email_given: boolean;
            /** @description `full_time` or `part_time`. */
            employment?: string;
            /** @description Assessments, honours and the like, the latest year first. */
            facts: components["schemas"]["Fact"][];
            /** @description Hours of the year. */
            hours: components["schemas"]["Hours"] & unknown;
            /** @description Hours of the year so far. */
            hours_this_year: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Last four of the ID number. */
            id_last4?: string;
            /**
             * Format: uuid
             * @description The person that this one was found to be.
             */
            merged_into?: string;
            /** @description Name; masked for 查阅. */
            name: string;
            /** @description What the person was told, the newest first. */
            notices: components["schemas"]["NoticeLine"][];
            /** @description `YYYY-MM-DD` or `YYYY-MM`. */
            party_join_date?: string;
            /** @description Where the person serves. */
            party_organisation?: string;
            /** @description `138****2210` */
            phone_masked?: string;
            /** @description In Chinese. */
            political_status?: string;
            /** @description Code of the post. */
            post?: string;
            /** @description The post in Chinese. */
            post_label?: string;
            /**
             * Format: naive-date
             * @description First day in the post.
             */
            post_since?: string;
            /** @description Posts, the newest first. */
            posts: components["schemas"]["PostLine"][];
            /** @description Exam results, the latest first. */
            results: components["schemas"]["ResultLine"][];
            /** @description Sessions, the latest first. */
            sessions: components["schemas"]["SessionLine"][];
            /** @description `male` or `female`. */
            sex?: string;
            /** @description The highest tier held. */
            tier?: string;
            /**
             * Format: uuid
             * @description The post's territory unit.
             */
            unit?: string;
            /** @description Its official name. */
            unit_name?: string;
            /** @description For whoever may: the values by field, as they are written; numbers left out. */
            values: components["schemas"]["PersonValue"][];
            /** @description Whether the one who asks may change what stands here. */
            writable: boolean;
        };
        /**
         * PersonValue
         * @description A value of a field.
         */
        PersonValue: {
            /** @description The field, by the reader's name. */
            field: string;
            /** @description The value. */
            value: string;
        };
        /**
         * Phone
         * @description A remembered phone.
         */
        Phone: {
            /**
             * Format: date-time
             * @description Since when.
             */
            created_at: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What it was called. */
            label: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            until: string;
        };
        /**
         * PhoneList
         * @description Remembered phones.
         */
        PhoneList: {
            /** @description Oldest first. */
            items: components["schemas"]["Phone"][];
            /** @description Always null. */
            next?: string;
            /**
             * Format: uint64
             * @description How many.
             */
            total: number;
        };
        /**
         * PlaceRulesBody
         * @description The rules for a session's places, all of them.
         */
        PlaceRulesBody: {
            /** @description Whether those are looked through. */
            approval: boolean;
            /**
             * Format: int64
             * @description How many places.
             */
            capacity: number;
            /**
             * Format: naive-date
             * @description The last day on which they give a place back.
             */
            leave_until?: string;
            /**
             * Format: naive-date
             * @description The last day on which townships and people enter names.
             */
            names_until?: string;
            /**
             * Format: int64
             * @description For how many hours a free place is kept for who waits first; none: it is given at once.
             */
            offer_hours?: number;
            /** @description Whether people may ask for themselves on the phone. */
            self_enrol: boolean;
            /**
             * @description `offline`, `online` or `mixed`.
             * @default
             */
            teaching: string;
        };
        /**
         * PlaceRulesView
         * @description The rules for a session's places, as they are shown.
         */
        PlaceRulesView: {
            /** @description Whether those are looked through. */
            approval: boolean;
            /**
             * Format: uint32
             * @description How many seats are free, those that are kept for somebody taken off.
             */
            free: number;
            /**
             * Format: naive-date
             * @description The last day on which they give a place back.
             */
            leave_until?: string;
            /**
             * Format: naive-date
             * @description The last day on which townships and people enter names.
             */
            names_until?: string;
            /**
             * Format: int32
             * @description For how many hours a free place is kept for who waits first; none: it is given at once.
             */
            offer_hours?: number;
            /**
             * Format: uint32
             * @description How many wait with a seat kept for them.
             */
            offered: number;
            /** @description Whether people may ask for themselves on the phone. */
            self_enrol: boolean;
            /** @description `offline`, `online` or `mixed`. */
            teaching: string;
            /**
             * Format: uint64
             * @description How many people's own requests are not looked through yet.
             */
            to_approve: number;
        };
        /**
         * PostBody
         * @description A post as a form tells it.
         */
        PostBody: {
            /** @description The employer's name. */
            employer?: string;
            /**
             * Format: uuid
             * @description The party organisation there;
             */
            party_organisation?: string;
            /** @description or its name: a known one of the unit, else it is made. */
            party_organisation_name?: string;
            /** @description Code of the post. */
            post: string;
            /** @description First day or month: `YYYY-MM-DD` or `YYYY-MM`; today where it is not known. */
            since?: string;
            /**
             * Format: uuid
             * @description The township or zone.
             */
            unit: string;
            /**
             * @description `employment`, `term_end`, `administrative_post`, `source_unit`, `remark`.
             * @default []
             */
            values: components["schemas"]["FieldValue"][];
        };
        /**
         * PostLine
         * @description A post.
         */
        PostLine: {
            /** @description `full_time` or `part_time`. */
            employment?: string;
            /** @description `day`, `month` or `import`: how the first day is known. */
            from_precision: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The employer. */
            organisation?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            organisation_id?: string;
            /** @description Where. */
            party_organisation: components["schemas"]["Named"] & unknown;
            /** @description Code. */
            post: string;
            /** @description In Chinese. */
            post_label: string;
            /**
             * Format: uuid
             * @description The township's id.
             */
            unit: string;
            /** @description The township. */
            unit_name: string;
            /**
             * Format: naive-date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description First day that it is no longer held.
             */
            valid_to?: string;
        };
        /**
         * Problem
         * @description The body of every refusal (RFC 9457).
         */
        Problem: {
            /** @description Stable code, for example `import.stale`. */
            code: string;
            /** @description What is wrong and what to do, in Chinese. */
            detail: string;
            /** @description The request's id, as the log has it. */
            request_id?: string;
            /**
             * Format: uint16
             * @description The HTTP status.
             */
            status: number;
            /** @description The status in words. */
            title: string;
            /** @description Always `about:blank`: the code tells the kind. */
            type: string;
            /** @description Every field that is not as it must be. */
            violations: components["schemas"]["FieldProblem"][];
        };
        /**
         * PublicSettings
         * @description What every page shows before anybody signs in.
         */
        PublicSettings: {
            /** @description Who issues certificates. */
            authority_name: string;
            /** @description The county. */
            county_name: string;
            /** @description `public`, `intranet` or `classroom`. */
            reach: string;
            /** @description Shown at sign-in and upload. */
            secret_warning: string;
            /** @description 两新 or 两企三新. */
            subject_word: string;
            /**
             * Format: naive-date
             * @description Today, by the county's calendar.
             */
            today: string;
        };
        /**
         * QuestionBody
         * @description Whose a row is that waits since its import was applied.
         */
        QuestionBody: {
            /** @description `same` or `new`. */
            decision: string;
            /**
             * Format: uuid
             * @description With `same`: one of the candidates.
             */
            person?: string;
        };
        /**
         * ReasonBody
         * @description Why.
         */
        ReasonBody: {
            /** @description In a few words. */
            reason: string;
        };
        /**
         * ReceiptIssue
         * @description A row of a receipt that could not be taken over.
         */
        ReceiptIssue: {
            /** @description The cell: `C5`. */
            cell: string;
            /** @description A stable code: `receipt.not_listed` … */
            code: string;
            /** @description What is wrong and what to do. */
            message: string;
            /** @description The name in the row. */
            name: string;
            /**
             * Format: uint32
             * @description The row, from 1.
             */
            row: number;
            /** @description The sheet's name. */
            sheet: string;
        };
        /**
         * ReceiptRead
         * @description What became of a receipt.
         */
        ReceiptRead: {
            /** @description What is wrong. */
            issues: components["schemas"]["ReceiptIssue"][];
            /**
             * Format: uint64
             * @description Rows of people.
             */
            read: number;
            /**
             * Format: uint64
             * @description People whose row was taken over.
             */
            recorded: number;
        };
        /**
         * ReleaseBody
         * @description Why a guarded import may pass.
         */
        ReleaseBody: {
            /** @description The reason; it is kept. */
            reason: string;
        };
        /**
         * ReleaseList
         * @description Imports that wait for a second person.
         */
        ReleaseList: {
            /** @description The oldest first. */
            items: components["schemas"]["ReleaseView"][];
            /**
             * Format: uint64
             * @description How many there are.
             */
            total: number;
        };
        /**
         * ReleaseView
         * @description An import that the delta guard stopped, as a second person sees it: counts and no names.
         */
        ReleaseView: {
            /**
             * Format: date-time
             * @description When.
             */
            created_at: string;
            /** @description Who sent it. */
            created_by: string;
            /** @description The file's name. */
            file_name: string;
            /**
             * Format: uuid
             * @description The import.
             */
            import: string;
            /** @description What would change, in a sentence a unit. */
            reason: string;
            /** @description The unit whose roster it is. */
            unit_name: string;
        };
        /**
         * RenameBody
         * @description Another name from a day on.
         */
        RenameBody: {
            /**
             * Format: naive-date
             * @description The first day with it.
             */
            day: string;
            /** @description The new name. */
            name: string;
            /** @description Why. */
            reason: string;
        };
        /**
         * ResetAnswer
         * @description What to hand over after a reset: one of the two.
         */
        ResetAnswer: {
            /** @description A worker's new activation code. */
            activation_code?: string;
            /** @description An official's new password. */
            one_time_password?: string;
        };
        /**
         * ResultBody
         * @description A result by hand.
         */
        ResultBody: {
            /**
             * Format: double
             * @description The mark, in steps of 0.5; null for 缺考.
             */
            mark?: number;
            /**
             * Format: uuid
             * @description Whose.
             */
            person: string;
        };
        /**
         * ResultIssue
         * @description Something wrong with a cell.
         */
        ResultIssue: {
            /** @description The cell: `D5`. */
            cell: string;
            /** @description A stable code: `result.mark_missing`, `exam.not_due` … */
            code: string;
            /** @description What is wrong and what to do. */
            message: string;
            /** @description The name in the row. */
            name: string;
            /**
             * Format: uint32
             * @description The row, from 1.
             */
            row: number;
            /** @description The sheet's name. */
            sheet: string;
        };
        /**
         * ResultLine
         * @description An exam result.
         */
        ResultLine: {
            /** @description The exam. */
            exam: string;
            /**
             * Format: int32
             * @description The full mark.
             */
            full_mark: number;
            /**
             * Format: naive-date
             * @description When.
             */
            held_on: string;
            /**
             * Format: double
             * @description The mark; null: did not sit.
             */
            mark?: number;
            /** @description Whether the pass mark was reached. */
            passed: boolean;
        };
        /**
         * ResultsBody
         * @description Results by hand.
         */
        ResultsBody: {
            /** @description Those that are to be entered or corrected; others stay. */
            items: components["schemas"]["ResultBody"][];
        };
        /**
         * ResultsRead
         * @description What became of a workbook.
         */
        ResultsRead: {
            /** @description What is wrong; nothing was entered where there is any. */
            issues: components["schemas"]["ResultIssue"][];
            /**
             * Format: uint64
             * @description Rows of people.
             */
            read: number;
            /**
             * Format: uint64
             * @description Results entered now.
             */
            recorded: number;
        };
        /**
         * RevealBody
         * @description Why full numbers are needed.
         */
        RevealBody: {
            /** @description In a few words; it stands in the audit trail. */
            reason: string;
        };
        /**
         * Roll
         * @description The roll of a half-day.
         */
        Roll: {
            /** @description Everybody on the list, by township, in order of enrolment. */
            items: components["schemas"]["RollItem"][];
            /** @description `轮训第1期`. */
            session_name: string;
            /** @description The half-day. */
            slot: components["schemas"]["RollSlot"] & unknown;
        };
        /**
         * RollBody
         * @description Marks of a roll.
         */
        RollBody: {
            /** @description Those that are to be set; others stay. */
            marks: components["schemas"]["RollMarkBody"][];
        };
        /**
         * RollItem
         * @description Somebody on a roll.
         */
        RollItem: {
            /** @description The trainee's personal code. */
            code: string;
            /**
             * Format: uuid
             * @description The id of the place.
             */
            enrolment_id: string;
            /** @description The name; masked for 查阅. */
            name: string;
            /** @description Where the person serves. */
            party_organisation?: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person_id: string;
            /** @description The place's state: `awaiting_arrival`, `in_training` … */
            state: string;
            /** @description The mark; none so far. */
            status?: string;
            /** @description The township. */
            unit_name?: string;
        };
        /**
         * RollMarkBody
         * @description A mark of a roll.
         */
        RollMarkBody: {
            /**
             * Format: uuid
             * @description The person.
             */
            person: string;
            /**
             * @description `present`, `late`, `left_early`, `leave_personal`, `leave_sick`, `leave_public`, `absent`, `exempt`; empty takes
             *     the mark away.
             * @default
             */
            status: string;
        };
        /**
         * RollSlot
         * @description The half-day of a roll.
         */
        RollSlot: {
            /**
             * Format: naive-date
             * @description The day.
             */
            day: string;
            /** @description HH:MM. */
            ends: string;
            /** @description `am` or `pm`. */
            half: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: uint64
             * @description How many have a mark.
             */
            marked: number;
            /**
             * Format: uint64
             * @description How many of these were there.
             */
            present: number;
            /** @description The room within the venue. */
            room?: string;
            /**
             * Format: uuid
             * @description The session.
             */
            session_id: string;
            /** @description HH:MM, the county's time. */
            starts: string;
            /** @description What is taught. */
            title?: string;
        };
        /**
         * SearchBody
         * @description What somebody looks for.
         */
        SearchBody: {
            /** @description Where the page goes on. */
            cursor?: string;
            /** @description Name, pinyin initials, phone, last four of the ID number or of the phone, certificate number. */
            q: string;
            /**
             * Format: uuid
             * @description Within this unit.
             */
            unit?: string;
        };
        /**
         * Session
         * @description An open session.
         */
        Session: {
            /** @description What the header `X-CSRF-Token` must hold on every request that changes something. */
            csrf: string;
            /** @description Whose it is. */
            me: components["schemas"]["Me"] & unknown;
        };
        /**
         * SessionActionBody
         * @description What is to be done with a session.
         */
        SessionActionBody: {
            /**
             * @description `announce`, `open`, `lock`, `reopen`, `check_in`, `start`, `assess`, `complete` (also `finish`), `archive`,
             *     `postpone`, `reschedule` or `cancel`.
             */
            action: string;
            /** @description Why; `postpone` and `cancel` need it. */
            reason?: string;
        };
        /**
         * SessionBody
         * @description A session to be made.
         */
        SessionBody: {
            /**
             * Format: int64
             * @description How many places.
             */
            capacity?: number;
            /**
             * @description The class; the first session of a year makes it.
             * @default
             */
            class_name: string;
            /**
             * @description `off_work`, `half_off_work` or `spare_time`.
             * @default
             */
            delivery: string;
            /**
             * @description `YYYY-MM-DD`.
             * @default
             */
            first_day: string;
            /**
             * Format: uuid
             * @description The class teacher's account.
             */
            head_account_id?: string;
            /**
             * @description `rotation`, `induction` …
             * @default
             */
            kind: string;
            /**
             * @description `YYYY-MM-DD`.
             * @default
             */
            last_day: string;
            /** @description What to bring, how to get there. */
            note?: string;
            /**
             * Format: int64
             * @description The n of 第n期.
             */
            number?: number;
            /**
             * @description The half-days.
             * @default []
             */
            slots: components["schemas"]["SlotBody"][];
            /**
             * Format: uuid
             * @description Who holds it.
             */
            unit_id: string;
            /**
             * Format: uuid
             * @description Where.
             */
            venue_id?: string;
        };
        /**
         * SessionLine
         * @description A session with the person's place in it.
         */
        SessionLine: {
            /**
             * Format: uint32
             * @description Half-days attended.
             */
            attended: number;
            /** @description The same in Chinese. */
            enrolment_label: string;
            /** @description State of the place. */
            enrolment_state: string;
            /**
             * Format: naive-date
             * @description First day.
             */
            first_day: string;
            /**
             * Format: uuid
             * @description The session.
             */
            id: string;
            /**
             * Format: naive-date
             * @description Last day.
             */
            last_day: string;
            /** @description “轮训第1期” */
            name: string;
            /**
             * Format: uint32
             * @description Half-days of the session.
             */
            slots: number;
        };
        /**
         * SessionList
         * @description A page of sessions.
         */
        SessionList: {
            /** @description The latest first. */
            items: components["schemas"]["SessionSummary"][];
            /** @description What to ask the next page with; none at the end. */
            next?: string;
            /**
             * Format: uint64
             * @description How many in all.
             */
            total: number;
        };
        /**
         * SessionOffer
         * @description A session that would meet a criterion.
         */
        SessionOffer: {
            /**
             * Format: naive-date
             * @description First day.
             */
            first_day: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: naive-date
             * @description Last day.
             */
            last_day: string;
            /** @description 轮训第1期. */
            name: string;
            /** @description Where. */
            venue?: string;
        };
        /**
         * SessionStateView
         * @description How a session stands now.
         */
        SessionStateView: {
            /** @description Its state. */
            state: string;
        };
        /**
         * SessionSummary
         * @description A session of a list.
         */
        SessionSummary: {
            /**
             * Format: int32
             * @description How many places.
             */
            capacity: number;
            /** @description The class: 轮训. */
            class_name: string;
            /**
             * Format: uint64
             * @description How many are taken.
             */
            enrolled: number;
            /**
             * Format: naive-date
             * @description Its first day.
             */
            first_day: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `rotation`, `induction` … */
            kind: string;
            /**
             * Format: naive-date
             * @description Its last day.
             */
            last_day: string;
            /** @description `轮训第1期`. */
            name: string;
            /**
             * Format: int32
             * @description The n of 第n期.
             */
            number: number;
            /** @description `preparing`, `enrolling` … */
            state: string;
            /** @description Who holds it. */
            unit_name: string;
            /** @description Where. */
            venue?: string;
            /**
             * Format: uint64
             * @description How many wait.
             */
            waiting: number;
        };
        /**
         * SessionView
         * @description A session whole.
         */
        SessionView: {
            /** @description What may be done with it now, by this account. */
            actions: components["schemas"]["ShownAction"][];
            /**
             * Format: int32
             * @description How many places.
             */
            capacity: number;
            /**
             * Format: uuid
             * @description The class's id.
             */
            class_id: string;
            /** @description The class: 轮训. */
            class_name: string;
            /** @description `off_work`, `half_off_work` or `spare_time`. */
            delivery: string;
            /**
             * Format: uint64
             * @description How many are taken, by everybody.
             */
            enrolled: number;
            /** @description The list, in order of enrolment; one's own people alone where the session is another unit's. */
            enrolments: components["schemas"]["ShownEnrolment"][];
            /** @description What happened, in order of time. */
            events: components["schemas"]["ShownEvent"][];
            /** @description Its exams. */
            exams: components["schemas"]["ShownExam"][];
            /**
             * Format: naive-date
             * @description Its first day.
             */
            first_day: string;
            /** @description The class teacher. */
            head?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `rotation`, `induction` … */
            kind: string;
            /**
             * Format: naive-date
             * @description Its last day.
             */
            last_day: string;
            /** @description `轮训第1期`. */
            name: string;
            /** @description What to bring, how to get there. */
            note?: string;
            /**
             * Format: int32
             * @description The n of 第n期.
             */
            number: number;
            /** @description How they are given. */
            places: components["schemas"]["PlaceRulesView"] & unknown;
            /** @description The half-days, in order of time. */
            slots: components["schemas"]["ShownSlot"][];
            /** @description `preparing`, `enrolling` … */
            state: string;
            /** @description How the notices reached those on the list; none before it was announced. */
            told?: components["schemas"]["ShownTold"] & unknown;
            /**
             * Format: uuid
             * @description The id of who holds it.
             */
            unit_id: string;
            /** @description Who holds it. */
            unit_name: string;
            /** @description Where. */
            venue?: string;
            /**
             * Format: uuid
             * @description The venue's id.
             */
            venue_id?: string;
            /**
             * Format: uint64
             * @description How many wait.
             */
            waiting: number;
        };
        /**
         * SetBody
         * @description A new value.
         */
        SetBody: {
            /**
             * Format: uuid
             * @description Whose subtree it holds for.
             */
            unit: string;
            /**
             * Format: naive-date
             * @description From this day on; today or later.
             */
            valid_from: string;
            /** @description The value. */
            value: string;
        };
        /**
         * SettingList
         * @description All settings of a unit.
         */
        SettingList: {
            /** @description In the order of the settings page. */
            items: components["schemas"]["SettingView"][];
        };
        /**
         * SettingVersion
         * @description One version of a setting.
         */
        SettingVersion: {
            /**
             * Format: naive-date
             * @description From this day on.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description Until before this day.
             */
            valid_to?: string;
            /** @description Its value. */
            value: string;
        };
        /**
         * SettingView
         * @description A setting as it holds today, with its history at the unit.
         */
        SettingView: {
            /** @description The unit's own versions, newest first; empty where an ancestor's or the default holds. */
            history: components["schemas"]["SettingVersion"][];
            /** @description Dotted name. */
            key: string;
            /** @description As people read it. */
            label: string;
            /** @description The value that holds today. */
            value: string;
        };
        /**
         * SheetsBody
         * @description Which sheets are not read.
         */
        SheetsBody: {
            /** @description Their names; all others are read. */
            left_out: string[];
        };
        /**
         * ShownAction
         * @description What may be done with the session now.
         */
        ShownAction: {
            /** @description A code: `announce`, `lock` … */
            action: string;
            /** @description In words. */
            label: string;
            /** @description Whether a reason must be given. */
            needs_reason: boolean;
        };
        /**
         * ShownEnrolment
         * @description Somebody on the list.
         */
        ShownEnrolment: {
            /**
             * Format: uint32
             * @description Half-days attended.
             */
            attended: number;
            /**
             * Format: date-time
             * @description When they came.
             */
            checked_in_at?: string;
            /**
             * Format: int32
             * @description The group.
             */
            group_no?: number;
            /**
             * Format: uuid
             * @description The id of the place.
             */
            id: string;
            /** @description The name; masked for 查阅. */
            name: string;
            /**
             * Format: date-time
             * @description Of those that wait: until when a free place is kept for them.
             */
            offer_until?: string;
            /** @description `call_up`, `township` or `self`; none for old records. */
            origin?: string;
            /** @description Where the person serves. */
            party_organisation?: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person_id: string;
            /**
             * Format: uint32
             * @description Of those that wait: which place, from 1.
             */
            position?: number;
            /** @description Why they left, failed or were replaced. */
            reason?: string;
            /** @description Who came for this person. */
            replaced_by?: string;
            /** @description Whom this person came for. */
            replaces?: string;
            /**
             * Format: uint32
             * @description Half-days that count.
             */
            required: number;
            /** @description The result that counts. */
            result?: components["schemas"]["ShownResult"] & unknown;
            /** @description A code of the life cycle: `approved`, `waiting` … */
            state: string;
            /** @description Why the person says that they cannot come. */
            unable?: string;
            /** @description The township that the place counts for. */
            unit_name: string;
        };
        /**
         * ShownEvent
         * @description Something that happened to a session.
         */
        ShownEvent: {
            /** @description A code: `announce`, `lock` … */
            action: string;
            /** @description The action in words. */
            action_label: string;
            /** @description Who did it; none for the system. */
            actor?: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Why. */
            reason?: string;
            /** @description The state after it. */
            state: string;
            /** @description The state in words. */
            state_label: string;
        };
        /**
         * ShownExam
         * @description An exam of the session.
         */
        ShownExam: {
            /**
             * Format: int32
             * @description The full mark.
             */
            full_mark: number;
            /**
             * Format: naive-date
             * @description Its day.
             */
            held_on: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int32
             * @description The mark that passes.
             */
            pass_mark: number;
        };
        /**
         * ShownResult
         * @description A result as lists show it.
         */
        ShownResult: {
            /**
             * Format: double
             * @description The mark; none: did not sit.
             */
            mark?: number;
            /** @description Whether it passes; none without a mark. */
            passed?: boolean;
        };
        /**
         * ShownSlot
         * @description A half-day of a session.
         */
        ShownSlot: {
            /**
             * Format: naive-date
             * @description The day.
             */
            day: string;
            /** @description HH:MM. */
            ends: string;
            /** @description `am` or `pm`. */
            half: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Who teaches. */
            lecturer?: string;
            /**
             * Format: uuid
             * @description The lecturer's id.
             */
            lecturer_id?: string;
            /**
             * Format: uint64
             * @description How many have a mark.
             */
            marked: number;
            /**
             * Format: uint64
             * @description How many of these were there.
             */
            present: number;
            /** @description The room within the venue. */
            room?: string;
            /** @description HH:MM, the county's time. */
            starts: string;
            /** @description What is taught. */
            title?: string;
        };
        /**
         * ShownTold
         * @description How the session's notices reached people.
         */
        ShownTold: {
            /**
             * Format: uint64
             * @description Notices in inboxes.
             */
            inbox: number;
            /**
             * Format: uint64
             * @description By mail.
             */
            mail: number;
            /**
             * Format: uint64
             * @description Of these, taken by the mail server.
             */
            mail_sent: number;
            /**
             * Format: uint64
             * @description On a township's list.
             */
            township: number;
            /**
             * Format: uint64
             * @description Of these, told.
             */
            township_told: number;
        };
        /**
         * SlotBody
         * @description A half-day to be planned.
         */
        SlotBody: {
            /**
             * @description `YYYY-MM-DD`.
             * @default
             */
            day: string;
            /**
             * @description HH:MM.
             * @default
             */
            ends: string;
            /**
             * @description `am` or `pm`.
             * @default
             */
            half: string;
            /**
             * Format: uuid
             * @description Who teaches.
             */
            lecturer_id?: string;
            /** @description The room within the venue. */
            room?: string;
            /**
             * @description HH:MM, the county's time.
             * @default
             */
            starts: string;
            /** @description What is taught; may be filled in later. */
            title?: string;
        };
        /**
         * SlotsBody
         * @description The half-days anew, with days and venue where they change too.
         */
        SlotsBody: {
            /** @description `YYYY-MM-DD`; stays where it is left out. */
            first_day?: string;
            /** @description `YYYY-MM-DD`; stays where it is left out. */
            last_day?: string;
            /** @description All half-days; one that is left out is taken away. */
            slots: components["schemas"]["SlotBody"][];
            /**
             * Format: uuid
             * @description Where; stays where it is left out.
             */
            venue_id?: string;
        };
        /**
         * @description What a list goes by.
         * @enum {string}
         */
        SortParam: "name" | "-name" | "unit" | "-unit";
        /**
         * Teacher
         * @description Somebody who may be named head of a class.
         */
        Teacher: {
            /** @description As people know them. */
            display_name: string;
            /**
             * Format: uuid
             * @description The account.
             */
            id: string;
        };
        /**
         * TeacherList
         * @description The class teachers of one's units.
         */
        TeacherList: {
            /** @description By login. */
            items: components["schemas"]["Teacher"][];
        };
        /**
         * ToActivate
         * @description A worker on the activation list.
         */
        ToActivate: {
            /**
             * Format: uuid
             * @description The account.
             */
            account_id: string;
            /** @description The open code, where there is one. */
            code?: string;
            /** @description Name. */
            name: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person_id: string;
            /** @description `none`, `printed` or `used`. */
            state: string;
            /**
             * Format: date-time
             * @description Last day of the code.
             */
            until?: string;
        };
        /**
         * Today
         * @description The start page.
         */
        Today: {
            /**
             * Format: date-time
             * @description 截至.
             */
            as_of: string;
            /** @description Figures, each of which opens its list. */
            figures: components["schemas"]["FigureView"][];
            /** @description What waits for others, townships in official order. */
            others: components["schemas"]["OtherView"][];
            /** @description What waits for the one who asks. */
            todo: components["schemas"]["TodoView"][];
        };
        /**
         * TodoView
         * @description A line of 要我办的.
         */
        TodoView: {
            /** @description Stable code. */
            code: string;
            /**
             * Format: uint64
             * @description How many things it is.
             */
            count: number;
            /** @description What helps to decide whether to go there now. */
            detail?: string;
            /** @description The page of the console with just these. */
            path: string;
            /** @description With the number in it. */
            sentence: string;
            /** @description `now`, `soon` or `open`. */
            urgency: string;
        };
        /**
         * ToldBody
         * @description Nothing to say.
         */
        ToldBody: Record<string, never>;
        /**
         * ToTellList
         * @description A page of the township's list.
         */
        ToTellList: {
            /** @description The newest first. */
            items: components["schemas"]["ToTellView"][];
            /** @description For the next page. */
            next?: string;
            /**
             * Format: uint64
             * @description How many in all.
             */
            total: number;
        };
        /**
         * ToTellView
         * @description Somebody whom the township is to tell something.
         */
        ToTellView: {
            /** @description What to say. */
            body: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description The entry's id.
             */
            delivery_id: string;
            /**
             * Format: date-time
             * @description When they were told.
             */
            done_at?: string;
            /** @description By whom. */
            done_by?: string;
            /** @description Their name. */
            name: string;
            /**
             * Format: uuid
             * @description Whom to tell.
             */
            person_id: string;
            /** @description Their phone, masked; whole on their own page. */
            phone_masked?: string;
            /** @description `pending` or `told`. */
            state: string;
            /** @description What it is about. */
            title: string;
        };
        /**
         * TotpBody
         * @description The proof that the authenticator has the secret.
         */
        TotpBody: {
            /** @description Six digits of now. */
            code: string;
            /** @description As offered. */
            secret: string;
        };
        /**
         * TotpOffer
         * @description A secret for an authenticator.
         */
        TotpOffer: {
            /** @description To be typed. */
            secret: string;
            /** @description `otpauth://…`, to be scanned. */
            url: string;
        };
        /**
         * TransferAnswer
         * @description The answer to a request.
         */
        TransferAnswer: {
            /** @description The person moves. */
            accept: boolean;
            /**
             * Format: uuid
             * @description The party organisation, where the township that takes the person over is to choose it, or chooses another;
             */
            party_organisation?: string;
            /** @description or its name. */
            party_organisation_name?: string;
            /** @description Why not; the other side sees it. */
            reason?: string;
        };
        /**
         * TransferAnswered
         * @description What is odd about an agreed transfer.
         */
        TransferAnswered: {
            /** @description In sentences. */
            warnings: string[];
        };
        /**
         * TransferBody
         * @description Where a post goes on.
         */
        TransferBody: {
            /**
             * Format: naive-date
             * @description The first day there.
             */
            day: string;
            /**
             * Format: uuid
             * @description The party organisation there;
             */
            party_organisation?: string;
            /** @description or its name. May be left out where another township is to take the person over. */
            party_organisation_name?: string;
            /**
             * Format: uuid
             * @description The post.
             */
            post: string;
            /** @description Why. */
            reason: string;
            /**
             * Format: uuid
             * @description The township or zone.
             */
            to_unit: string;
        };
        /**
         * TransferList
         * @description A page of requests, the newest first.
         */
        TransferList: {
            /** @description The requests. */
            items: components["schemas"]["TransferRequest"][];
            /** @description Where the next page begins. */
            next?: string;
            /**
             * Format: uint64
             * @description How many there are.
             */
            total: number;
        };
        /**
         * TransferRequest
         * @description A request that a person move between townships.
         */
        TransferRequest: {
            /**
             * Format: date-time
             * @description When it was answered or taken back.
             */
            answered_at?: string;
            /**
             * Format: date-time
             * @description When it was asked.
             */
            asked_at: string;
            /** @description Who asks: `taking` or `giving`. */
            asked_by_side: string;
            /** @description The post that would end, with its party organisation; null once it is gone. */
            from_post?: string;
            /**
             * Format: uuid
             * @description The unit that the person would leave.
             */
            from_unit: string;
            /** @description Its name. */
            from_unit_name: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The import whose row asks.
             */
            import?: string;
            /** @description Whether the asker answers it. */
            may_answer: boolean;
            /** @description Whether the asker may take it back. */
            may_withdraw: boolean;
            /** @description The person's name. */
            name: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person: string;
            /** @description Why not. */
            reason?: string;
            /** @description From this day or month on; null where the day of the answer counts. */
            since?: string;
            /** @description `open`, `accepted`, `refused` or `withdrawn`. */
            state: string;
            /** @description The same in Chinese. */
            state_label: string;
            /** @description The party organisation there; null where that township is to choose it. */
            to_party_organisation?: string;
            /** @description The post there, in Chinese; null where it stays the same. */
            to_post?: string;
            /**
             * Format: uuid
             * @description The unit that takes the person over.
             */
            to_unit: string;
            /** @description Its name. */
            to_unit_name: string;
            /** @description Why, where somebody said so. */
            why?: string;
        };
        /**
         * @description The states to list.
         * @enum {string}
         */
        TransferStateParam: "open" | "accepted" | "refused" | "withdrawn";
        /**
         * UnableBody
         * @description Why one cannot come.
         */
        UnableBody: {
            /**
             * @description Why.
             * @default
             */
            reason: string;
        };
        /**
         * UndoBody
         * @description How much is to be taken back.
         */
        UndoBody: {
            /** @description With `partial`: the fingerprint of the refusal that named them. */
            fingerprint?: string;
            /** @description Whether the parts that were touched since stay as they are. */
            partial: boolean;
        };
        /**
         * Union
         * @description What a union comes to.
         */
        Union: {
            /**
             * Format: uuid
             * @description In the history, by which it can be taken back; null in a preview.
             */
            change_set?: string;
            /** @description Where the two differ. */
            differing: components["schemas"]["UnionDiffering"][];
        };
        /**
         * UnionBody
         * @description Two records of one person.
         */
        UnionBody: {
            /**
             * Format: uuid
             * @description The record that goes into this one.
             */
            other: string;
            /** @description Only say what differs; nothing is written. */
            preview: boolean;
            /** @description Why; needed unless it is a preview. */
            reason?: string;
        };
        /**
         * UnionDiffering
         * @description Where two records of one person differ; what stays is kept first.
         */
        UnionDiffering: {
            /** @description What stays. */
            kept: string;
            /** @description What the other record has; it stands in the history. */
            other: string;
            /** @description The field, or `certificate`, `session`, `hours`, `post`, `account`. */
            what: string;
        };
        /**
         * Unit
         * @description A unit of one of the two trees.
         */
        Unit: {
            /** @description What else people write for it. */
            aliases: string[];
            /** @description Division or line code, where it has one. */
            code?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `county`, `township`, `zone`, `industry_committee` … */
            kind: string;
            /** @description Official name of today. */
            name: string;
            /**
             * Format: uuid
             * @description The unit above it; none at a root.
             */
            parent?: string;
            /**
             * Format: int32
             * @description Official order among its siblings.
             */
            sort_no: number;
            /** @description `territory` or `line`. */
            tree: string;
        };
        /**
         * UnitList
         * @description The trees, on one page.
         */
        UnitList: {
            /** @description The territory tree first, parents before children, in official order. */
            items: components["schemas"]["Unit"][];
            /** @description Always null: the trees come on one page. */
            next?: string;
            /**
             * Format: uint64
             * @description How many.
             */
            total: number;
        };
        /**
         * UnitRef
         * @description A unit, named.
         */
        UnitRef: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its official name. */
            name: string;
        };
        /**
         * UseBody
         * @description How a worker begins.
         */
        UseBody: {
            /** @description The code. */
            code: string;
            /** @description What the list of phones shows. */
            device_label?: string;
            /** @description Where to be told; none: by the township. */
            email?: string;
            /** @description The privacy notice was accepted. */
            informed: boolean;
            /** @description Six digits. */
            pin: string;
        };
        /**
         * ValueBody
         * @description What a text is read as.
         */
        ValueBody: {
            /** @description A field of the import's `fields` that has choices. */
            field: string;
            /** @description The text as it stands in cells. */
            raw: string;
            /**
             * @description Whether later imports of the unit read it so too.
             * @default false
             */
            remember: boolean;
            /** @description One of the field's choices; null: the cell counts as empty. */
            value?: string;
        };
        /**
         * Venue
         * @description A place where sessions are held.
         */
        Venue: {
            /** @description Where it is. */
            address?: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int32
             * @description How many may sit.
             */
            seats?: number;
        };
        /**
         * VenueBody
         * @description A venue to be added.
         */
        VenueBody: {
            /** @description Where it is. */
            address?: string;
            /**
             * @description Its name, unlike any other of the unit.
             * @default
             */
            name: string;
            /**
             * Format: int32
             * @description How many may sit.
             */
            seats?: number;
        };
        /**
         * VenueList
         * @description All venues.
         */
        VenueList: {
            /** @description By name. */
            items: components["schemas"]["Venue"][];
        };
        /**
         * Verified
         * @description A certificate, to the public.
         */
        Verified: {
            /**
             * Format: naive-date
             * @description The day for which this holds: today.
             */
            as_of: string;
            /** @description Who issued it. */
            authority: string;
            /** @description The holder's masked name. */
            holder_masked: string;
            /**
             * Format: naive-date
             * @description The day of issue.
             */
            issued_on: string;
            /** @description Its number. */
            number: string;
            /** @description `valid`, `expired`, `suspended`, `downgraded`, `superseded`, `void` or `revoked`. */
            state: string;
            /**
             * Format: naive-date
             * @description Since when.
             */
            state_day: string;
            /** @description The same in words. */
            state_label: string;
            /** @description `junior`, `intermediate` or `senior`. */
            tier: string;
            /** @description The same in words. */
            tier_label: string;
            /**
             * Format: naive-date
             * @description The first day of its validity.
             */
            valid_from: string;
            /**
             * Format: naive-date
             * @description The last day of its validity.
             */
            valid_to: string;
        };
        /**
         * Written
         * @description What an act on a page came to.
         */
        Written: {
            /**
             * Format: uuid
             * @description The change in the history, by which it can be taken back; null where nothing was to be changed.
             */
            change_set?: string;
            /**
             * Format: uuid
             * @description The person.
             */
            person?: string;
            /**
             * Format: uuid
             * @description The request that another township is to answer.
             */
            transfer?: string;
            /** @description What is odd about it, in sentences. */
            warnings: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["AccountList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["InviteBody"];
            };
        };
        responses: {
            /** @description Made, with its one-time password. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Invited"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GrantBody"];
            };
        };
        responses: {
            /** @description Given. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GivenGrant"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ResetAnswer"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlock_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_activations: {
        parameters: {
            query: {
                unit: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ActivationList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_activations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MakeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ActivationList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_activation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CodeOwner"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    use_activation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_applications: {
        parameters: {
            query?: {
                /** @description Where the page before ended. */
                cursor?: string;
                /** @description Only those that wait for oneself. */
                mine?: boolean;
                /** @description Only in this state. */
                state?: string;
                /** @description Only for this tier. */
                tier?: string;
                /** @description Only of this unit and below. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ApplicationList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ApplicationView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_on_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ApplicationStateView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description Where the page before ended. */
                cursor?: string;
                /** @description A kind of thing (`account`), or the id of one thing. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["AuditList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_audit_chain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["AuditChain"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_certificates: {
        parameters: {
            query?: {
                /** @description Where the page before ended. */
                cursor?: string;
                /** @description Only in this state; `expired` is one. */
                state?: string;
                /** @description Only of this tier. */
                tier?: string;
                /** @description Only of this unit and below. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CertificateList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Certificate"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's bytes, with its name. */
            200: {
                headers: {
                    "CONTENT-TYPE": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    certificate_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SVG. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    certificate_qr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificate: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SVG. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Verified"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_change_sets: {
        parameters: {
            query?: {
                /** @description Where the next page begins. */
                cursor?: string;
                /** @description The person, organisation or unit that was touched. */
                subject?: string;
                /** @description The unit; all that the actor reaches if left out. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ChangeSetList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_change_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ChangeSetView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_change_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UndoBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_corrections: {
        parameters: {
            query?: {
                cursor?: string;
                person?: string;
                state?: components["schemas"]["CorrectionStateParam"];
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CorrectionList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correction: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CorrectionAnswer"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_on_enrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrolment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EnrolmentActionBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_results: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ExamResultList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_results: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ResultsBody"];
            };
        };
        responses: {
            /** @description Entered; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_results: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The workbook: .xlsx, .xls, .ods or .csv.
                     */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ResultsRead"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    results_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's bytes, with its name. */
            200: {
                headers: {
                    "CONTENT-TYPE": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_grant_requests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GrantRequestList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_on_grant_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant_request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GrantRequestActionBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EndGrantBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_identity_questions: {
        parameters: {
            query?: {
                /** @description Where the next page begins. */
                cursor?: string;
                /** @description The unit; all that the actor reaches if left out. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["IdentityQuestionList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_identity_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity_question: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_import_answers: {
        parameters: {
            query?: {
                /** @description The unit; all that the actor reaches if left out. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ImportAnswerList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    forget_import_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_answer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_indicators: {
        parameters: {
            query?: {
                as_of?: string;
                by?: components["schemas"]["ByParam"];
                from?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["IndicatorList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_certified_people: {
        parameters: {
            query?: {
                as_of?: string;
                cursor?: string;
                role?: string;
                tier?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PersonList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_lecturers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["LecturerList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_lecturer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["LecturerBody"];
            };
        };
        responses: {
            /** @description Made, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MadeId"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    mail_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MailState"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Me"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["OwnApplication"];
            };
        };
        responses: {
            /** @description The application has come in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MadeApplication"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_certification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Certification"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_corrections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CorrectionList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_correction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_devices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PhoneList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_my_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_hours: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Hours"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_notice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_my_mail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MailBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_open_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["OpenSessionList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MySessionList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_session_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 5545, times as UTC. */
            200: {
                headers: {
                    /** @description A download. */
                    "CONTENT-DISPOSITION": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar; charset=utf-8": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    self_enrol: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A place was free. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["EnrolledView"];
                };
            };
            /** @description All places are taken: on the waiting list. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["EnrolledView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    say_unable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UnableBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_place_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UnableBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TotpBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    offer_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TotpOffer"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_notice_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MyNotices"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_organisations: {
        parameters: {
            query?: {
                lacking?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["OrganisationList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["OrganisationPage"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    organisation_facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["OrganisationFacts"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RenameBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_party_organisations: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PartyOrganisationList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    party_organisation_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party_organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["OrganisationPage"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_party_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party_organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_party_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party_organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_party_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party_organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RenameBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: {
                as_of?: string;
                cursor?: string;
                role?: string;
                sort?: components["schemas"]["SortParam"];
                tier?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PersonList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_person: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PersonBody"];
            };
        };
        responses: {
            /** @description Written, or asked for. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    person_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PersonPage"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply_for: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ApplicationFor"];
            };
        };
        responses: {
            /** @description The application has come in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MadeApplication"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    person_certification: {
        parameters: {
            query?: {
                /** @description The day; today if left out. */
                as_of?: string;
            };
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Certification"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_correction_for: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_devices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PhoneList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PostBody"];
            };
        };
        responses: {
            /** @description Written, or asked for. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    reveal_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RevealBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["FullNumbers"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    transfer_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TransferBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_persons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UnionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Union"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    correct_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CorrectBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PersonList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    correct_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CorrectBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EndBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_roster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ExportBody"];
            };
        };
        responses: {
            /** @description The file's bytes, with its name. */
            200: {
                headers: {
                    "CONTENT-TYPE": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roster_imports: {
        parameters: {
            query?: {
                cursor?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ImportList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_roster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The file: .xlsx, .xlsm, .xlsb, .xls, .ods or .csv, up to 50 MB.
                     */
                    file: string;
                    /** @description What the file is about: `roster`, `units`, `assessment` …; left out, its headers and titles tell. */
                    kind?: string;
                    /** @description `both` (if left out), `add`, `update` or `fill`. */
                    mode?: string;
                    /** @description The unit whose roster it is, an id of `/units`. */
                    unit: string;
                };
            };
        };
        responses: {
            /** @description Kept; a job reads it. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NewImport"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_roster_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Import"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply_roster_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ApplyBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_roster_import_column: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ColumnBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_roster_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ImportEvent"][];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_roster_import_kind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["KindBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_roster_import_missing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MissingBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_roster_import_mode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ModeBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_roster_import_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["NameBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_roster_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ReleaseBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roster_import_rows: {
        parameters: {
            query?: {
                code?: string;
                cursor?: string;
                /** @description A field that would change. */
                field?: string;
                /** @description How many come at once: 50 if left out, at most 500. */
                limit?: number;
                /** @description So many rows are passed over. */
                offset?: number;
                outcome?: string;
                row?: number;
                sheet?: string;
            };
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ImportRowList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    mend_roster_import_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MendBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_roster_import_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["DecideBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    exclude_roster_import_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ExcludeBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_roster_import_sheets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SheetsBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_roster_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["UndoBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose_roster_import_value: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ValueBody"];
            };
        };
        responses: {
            /** @description Begun; ask the import how it stands. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    roster_import_workbook: {
        parameters: {
            query?: {
                rows?: string;
            };
            header?: never;
            path: {
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's bytes, with its name. */
            200: {
                headers: {
                    "CONTENT-TYPE": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roster_releases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ReleaseList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    roster_template: {
        parameters: {
            query: {
                unit: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's bytes, with its name. */
            200: {
                headers: {
                    "CONTENT-TYPE": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: {
                /** @description The page, from an earlier answer's `next`. */
                cursor?: string;
                /** @description In this state. */
                state?: string;
                /** @description Held by this unit or one below it. */
                unit?: string;
                /** @description Beginning in this year. */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SessionList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SessionBody"];
            };
        };
        responses: {
            /** @description Made, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MadeId"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SessionView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_on_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SessionActionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SessionStateView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_arrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ArrivalBody"];
            };
        };
        responses: {
            /** @description It stood already, or another mark was replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NotedView"];
                };
            };
            /** @description Noted now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NotedView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CandidateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["CandidateList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    copy_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["CopyBody"];
            };
        };
        responses: {
            /** @description Made, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MadeId"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_dossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["DossierView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_dossier_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The file.
                     */
                    file: string;
                    /** @description What it is: a kind of the contents. */
                    kind?: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_dossier_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's bytes, with its name. */
            200: {
                headers: {
                    "CONTENT-TYPE": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrol: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["EnrolBody"];
            };
        };
        responses: {
            /** @description A place was free. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["EnrolledView"];
                };
            };
            /** @description All places are taken: on the waiting list. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["EnrolledView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrol_several: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["BatchView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_exam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ExamBody"];
            };
        };
        responses: {
            /** @description Set, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ExamMadeView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign_groups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["GroupsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["GroupsMade"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NoticeView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["NoticeBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_papers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PaperBody"];
            };
        };
        responses: {
            /** @description The file's bytes, with its name. */
            200: {
                headers: {
                    "CONTENT-TYPE": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_places: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["PlaceRulesBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The workbook: .xlsx, .xls, .ods or .csv.
                     */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ReceiptRead"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_slots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SlotsBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_settings: {
        parameters: {
            query: {
                unit: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["SettingList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_setting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                setting: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["SetBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    public_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["PublicSettings"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MarkBody"];
            };
        };
        responses: {
            /** @description It stood already, or another mark was replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NotedView"];
                };
            };
            /** @description Noted now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["NotedView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_roll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Roll"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_roll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RollBody"];
            };
        };
        responses: {
            /** @description The roll as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Roll"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_teachers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TeacherList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_to_tell: {
        parameters: {
            query?: {
                /** @description Where the page before ended. */
                cursor?: string;
                /** @description `pending` or `told`. */
                state?: string;
                /** @description Only of this unit and below. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["ToTellList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_told: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["ToldBody"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    today: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Today"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    training_ledger: {
        parameters: {
            query: {
                /** @description Held by this unit or one below it. */
                unit?: string;
                /** @description The year. */
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["LedgerView"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    training_ledger_file: {
        parameters: {
            query: {
                /** @description Held by this unit or one below it. */
                unit?: string;
                /** @description The year. */
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's bytes, with its name. */
            200: {
                headers: {
                    "CONTENT-TYPE": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_transfer_requests: {
        parameters: {
            query?: {
                /** @description Where the next page begins. */
                cursor?: string;
                state?: components["schemas"]["TransferStateParam"];
                /** @description A side lies in this unit; all that the actor reaches if left out. */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TransferList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_transfer_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["TransferAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["TransferAnswered"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_transfer_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_units: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["UnitList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["RenameBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["Written"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_venues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["VenueList"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_venue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json; charset=utf-8": components["schemas"]["VenueBody"];
            };
        };
        responses: {
            /** @description Made, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": components["schemas"]["MadeId"];
                };
            };
            /** @description The request is malformed, or names an unknown field */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the session has ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account's roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Not there, or out of the account's scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description It has become something else in the meantime, or would break a rule of another row */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over its limit */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Fields that are not as they must be, all of them at once */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description The account is locked for a while */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Too many tries; Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; nothing was written */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
}
