print(("é ß Z a"):upper(), ("É Z a"):lower())
print(("\228"):upper() == "\228", ("\196"):lower() == "\196")
-- expect: é ß Z A	É z a
-- expect: true	true
