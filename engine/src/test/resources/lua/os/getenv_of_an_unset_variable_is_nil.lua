print(os.getenv("SURELY_NOT_SET_ANYWHERE"))
-- expect: nil
