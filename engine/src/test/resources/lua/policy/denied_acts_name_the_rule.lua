for _, act in ipairs({ os.exit, os.execute, io.popen }) do
  local ok, err = pcall(act, "true")
  print(ok, err.kind, err)
end
-- expect: false	denied	os.exit is denied by policy 'standard': os.exit would end the host
-- expect: false	denied	os.execute is denied by policy 'standard': starting programs
-- expect: false	denied	io.popen is denied by policy 'standard': starting programs
