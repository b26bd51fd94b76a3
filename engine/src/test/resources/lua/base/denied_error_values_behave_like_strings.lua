local ok, err = pcall(os.exit)
print(ok, type(err), err.kind, err:is("denied"), err:is("other"))
print("error: " .. err)
print(err .. "!")
print(tostring(err) == err.message, getmetatable(err))
-- expect: false	table	denied	true	false
-- expect: error: os.exit is denied by policy 'standard': os.exit would end the host
-- expect: os.exit is denied by policy 'standard': os.exit would end the host!
-- expect: true	false
