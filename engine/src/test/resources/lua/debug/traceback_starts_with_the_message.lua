print((debug.traceback("message"):match("^message\nstack traceback:")))
print(debug.traceback({}) ~= nil, type(debug.traceback()))
-- expect: message
-- expect: stack traceback:
-- expect: true	string
