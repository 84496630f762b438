-- Who may be certified on what is a thing of its own in the audit, of no specification's version.
alter type thing_kind add value 'eligibility';
