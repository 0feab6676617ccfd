//! The service from outside: HTTP, mail, browser, both databases, crashes.
