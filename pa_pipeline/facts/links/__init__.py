"""Web addresses, mailboxes, accounts, and labels of links that were lost."""
