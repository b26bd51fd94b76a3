print(os.remove("/no/such/file"))
print(os.rename("/no/such/file", "/no/such/other"))
local name = os.tmpname()
print(os.rename(name, name .. "x"), os.remove(name .. "x"), (os.remove(name .. "x")))
-- expect: nil	/no/such/file: No such file or directory	2
-- expect: nil	No such file or directory	2
-- expect: true	true	nil
