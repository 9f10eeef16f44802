"""What may concern the law: threats, hate, personal data of others, accusations (principle 3).

Each says "may concern the law", and never more: a verdict is for others.
"""
