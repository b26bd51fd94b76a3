for _, name in ipairs({ "exit", "execute" }) do
  local ok, err = pcall(os[name])
  print(ok, err.kind, err)
end
-- expect: false	denied	os.exit is denied by policy 'standard': os.exit would end the host
-- expect: false	denied	os.execute is denied by policy 'standard': starting programs
