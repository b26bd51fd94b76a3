print(("2024-05-17"):match("(%d+)-(%d+)-(%d+)"))
print(("  trim  "):match("^%s*(.-)%s*$") .. "|")
print(("hello"):match(".-(l+)"), ("hello"):match("x"), ("hello"):match("()ll()"))
-- expect: 2024	05	17
-- expect: trim|
-- expect: ll	nil	3	5
