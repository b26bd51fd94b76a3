print(xpcall(error, error))
-- expect: false	error in error handling
