print(("key = value"):find("(%w+)%s*=%s*(%w+)"))
print(("abc"):find("()b()"))
-- expect: 1	11	key	value
-- expect: 2	2	2	3
