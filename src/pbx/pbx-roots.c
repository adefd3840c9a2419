/* pbx-roots.c: whom the system trusts, read once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-roots.h"

/**
 * PbxRoots:
 *
 * The system's trusted certificates, asked through a database of our own.
 *
 * With its own database glib-networking reads and parses all of the system's certificates for each
 * connection, in the main loop: some 50 ms. Every change travels on a connection of its own, so that an
 * import of thousands of contacts would hold up the window all the time. A database of another type is
 * only asked, and this one hands the question to the system's, which is made once, in a thread.
 */
struct _PbxRoots
{
  GTlsDatabase parent_instance;

  GTlsBackend *backend;
  GTlsDatabase *system; /* nullable: not asked for yet, or there is none */
  GMutex mutex;
};

G_DEFINE_FINAL_TYPE (PbxRoots, pbx_roots, G_TYPE_TLS_DATABASE)

static GTlsDatabase *
get_system (PbxRoots *self)
{
  g_mutex_lock (&self->mutex);
  /* The backend's function would answer with this database, which is the default now. */
  if (self->system == NULL)
    self->system = G_TLS_BACKEND_GET_INTERFACE (self->backend)->get_default_database (self->backend);
  g_mutex_unlock (&self->mutex);
  return self->system;
}

static GTlsCertificateFlags
pbx_roots_verify_chain (GTlsDatabase *database,
                        GTlsCertificate *chain,
                        const char *purpose,
                        GSocketConnectable *identity,
                        GTlsInteraction *interaction,
                        GTlsDatabaseVerifyFlags flags,
                        GCancellable *cancellable,
                        GError **error)
{
  GTlsDatabase *system = get_system (PBX_ROOTS (database));

  if (system == NULL)
    return G_TLS_CERTIFICATE_UNKNOWN_CA;
  return g_tls_database_verify_chain (system, chain, purpose, identity, interaction, flags, cancellable,
                                      error);
}

static char *
pbx_roots_create_certificate_handle (GTlsDatabase *database, GTlsCertificate *certificate)
{
  GTlsDatabase *system = get_system (PBX_ROOTS (database));

  return system != NULL ? g_tls_database_create_certificate_handle (system, certificate) : NULL;
}

static GTlsCertificate *
pbx_roots_lookup_certificate_for_handle (GTlsDatabase *database,
                                         const char *handle,
                                         GTlsInteraction *interaction,
                                         GTlsDatabaseLookupFlags flags,
                                         GCancellable *cancellable,
                                         GError **error)
{
  GTlsDatabase *system = get_system (PBX_ROOTS (database));

  return system != NULL ? g_tls_database_lookup_certificate_for_handle (system, handle, interaction, flags,
                                                                        cancellable, error)
                        : NULL;
}

static GTlsCertificate *
pbx_roots_lookup_certificate_issuer (GTlsDatabase *database,
                                     GTlsCertificate *certificate,
                                     GTlsInteraction *interaction,
                                     GTlsDatabaseLookupFlags flags,
                                     GCancellable *cancellable,
                                     GError **error)
{
  GTlsDatabase *system = get_system (PBX_ROOTS (database));

  return system != NULL ? g_tls_database_lookup_certificate_issuer (system, certificate, interaction, flags,
                                                                    cancellable, error)
                        : NULL;
}

static GList *
pbx_roots_lookup_certificates_issued_by (GTlsDatabase *database,
                                         GByteArray *issuer_raw_dn,
                                         GTlsInteraction *interaction,
                                         GTlsDatabaseLookupFlags flags,
                                         GCancellable *cancellable,
                                         GError **error)
{
  GTlsDatabase *system = get_system (PBX_ROOTS (database));

  return system != NULL ? g_tls_database_lookup_certificates_issued_by (system, issuer_raw_dn, interaction,
                                                                        flags, cancellable, error)
                        : NULL;
}

static void
pbx_roots_finalize (GObject *object)
{
  PbxRoots *self = PBX_ROOTS (object);

  g_clear_object (&self->system);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (pbx_roots_parent_class)->finalize (object);
}

static void
pbx_roots_class_init (PbxRootsClass *klass)
{
  GTlsDatabaseClass *database_class = G_TLS_DATABASE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pbx_roots_finalize;
  database_class->verify_chain = pbx_roots_verify_chain;
  database_class->create_certificate_handle = pbx_roots_create_certificate_handle;
  database_class->lookup_certificate_for_handle = pbx_roots_lookup_certificate_for_handle;
  database_class->lookup_certificate_issuer = pbx_roots_lookup_certificate_issuer;
  database_class->lookup_certificates_issued_by = pbx_roots_lookup_certificates_issued_by;
}

static void
pbx_roots_init (PbxRoots *self)
{
  g_mutex_init (&self->mutex);
  self->backend = g_tls_backend_get_default ();
}

static void
read_in_thread (GTask *task, gpointer self, gpointer task_data, GCancellable *cancellable)
{
  get_system (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * pbx_roots_install: (skip)
 *
 * Makes this the database of the process's TLS backend, which knows no other place for it, and begins to
 * read the system's certificates in a thread. Called again it does nothing.
 */
void
pbx_roots_install (void)
{
  static gsize installed;

  if (g_once_init_enter (&installed))
    {
      GTlsBackend *backend = g_tls_backend_get_default ();

      if (g_tls_backend_supports_tls (backend) &&
          G_TLS_BACKEND_GET_INTERFACE (backend)->get_default_database != NULL)
        {
          g_autoptr (PbxRoots) roots = g_object_new (PBX_TYPE_ROOTS, NULL);
          g_autoptr (GTask) task = g_task_new (roots, NULL, NULL, NULL);

          g_tls_backend_set_default_database (backend, G_TLS_DATABASE (roots));
          g_task_run_in_thread (task, read_in_thread);
        }
      g_once_init_leave (&installed, 1);
    }
}
